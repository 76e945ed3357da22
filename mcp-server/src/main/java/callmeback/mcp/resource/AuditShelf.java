package callmeback.mcp.resource;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.access.AuditLine;
import callmeback.core.access.AuditLog;
import callmeback.core.access.Verdict;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.mcp.tool.Wire;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was tried on somebody's behalf, day by day.
record AuditShelf(AuditLog log, InstantSource clock) implements Shelf {
  private static final int LISTED = 7;
  private static final int DAY_LENGTH = "2026-01-31".length();

  /// The attempts of a day (UTC), the oldest first.
  record Day(String day, List<Attempt> attempts) {}

  /// One attempt to use a tool.
  ///
  /// @param credential the session, access token or live call by which it was tried
  /// @param cents what was held for it
  record Attempt(
      Instant at,
      UUID credential,
      String tool,
      Verdict verdict,
      @Nullable String problem,
      @Nullable UUID callId,
      long cents) {

    static Attempt of(AuditLine line) {
      return new Attempt(
          line.at(),
          line.credential(),
          line.tool(),
          line.verdict(),
          line.problem(),
          line.callId(),
          line.cents().value());
    }
  }

  @Override
  public Template template() {
    return Addresses.AUDIT;
  }

  /// Whoever may see what was spent may see what was tried.
  @Override
  public Set<Scope> scopes() {
    return Set.of(Scope.BILLING_READ);
  }

  @Override
  public List<Resource> list(Actor actor) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Stream.iterate(today, day -> day.minusDays(1))
        .limit(LISTED)
        .map(AuditShelf::resource)
        .toList();
  }

  @Override
  public Content read(Actor actor, String key) {
    var day = day(key);
    var attempts = log.of(actor, day).stream().map(Attempt::of).toList();
    return new Content(template().fill(key), JSON, Wire.text(new Day(day.toString(), attempts)));
  }

  private static Resource resource(LocalDate day) {
    var here = Addresses.AUDIT;
    return new Resource(
        here.fill(day.toString()),
        here.name() + "-" + day,
        "Audit log of " + day,
        here.description());
  }

  /// Years of more than four digits are beyond what the database can keep.
  private static LocalDate day(String key) {
    try {
      if (key.length() == DAY_LENGTH) {
        return LocalDate.parse(key);
      }
    } catch (DateTimeException _) {
      // not a day, like whatever is longer
    }
    throw new ProblemException(new Problem.NotFound("day"));
  }
}

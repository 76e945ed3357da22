package callmeback.mcp;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.access.AuditLine;
import callmeback.core.access.AuditLog;
import callmeback.core.access.AuditStore;
import callmeback.core.account.Accounts;
import callmeback.core.account.Actor;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Cents;
import callmeback.core.billing.SpendCaps;
import callmeback.core.billing.SpendStore;
import callmeback.core.call.Calls;
import callmeback.core.call.DialRules;
import callmeback.core.quote.Allowance;
import callmeback.core.quote.Ladder;
import callmeback.core.quote.NoteSeal;
import callmeback.core.quote.Preflight;
import callmeback.core.quote.Quotes;
import callmeback.core.quote.SpendIntent;
import callmeback.core.quote.SpendIntents;
import callmeback.core.quote.Spending;
import callmeback.core.schedule.ScheduledCalls;
import callmeback.mcp.Services.Safeguards;
import callmeback.mcp.tool.Untrusted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Spending as far as asking: whatever was asked for, nothing is ever held. Its audit log can be
/// read, and can be out of order.
final class Purse implements SpendIntents, SpendStore, AuditStore, NoteSeal {
  final Map<UUID, AuditLine> audited = new LinkedHashMap<>();
  boolean unwritable;

  Safeguards safeguards(
      Accounts accounts, Calls calls, Billing billing, DialRules rules, InstantSource clock) {
    var quotes = new Quotes(this, clock, UUID::randomUUID);
    var ladder = new Ladder(this, quotes, billing, clock, UUID::randomUUID);
    var preflight = new Preflight(accounts, calls, rules, billing, this);
    var scheduled = new ScheduledCalls(new NoSchedules(clock), calls, billing, UUID::randomUUID);
    return new Safeguards(
        new Spending(ladder, quotes, preflight, calls, scheduled, billing),
        new AuditLog(this, clock, UUID::randomUUID),
        new Untrusted(false));
  }

  @Override
  public void add(UUID accountId, AuditLine line) {
    if (unwritable) {
      throw new ProblemException(new Problem.Unavailable(Duration.ofSeconds(2)));
    }
    audited.put(line.id(), line);
  }

  @Override
  public void end(UUID id, AuditLog.Ending ending) {
    if (Thread.currentThread().isInterrupted()) {
      throw new ProblemException(new Problem.Unavailable(Duration.ofSeconds(2)));
    }
    audited.computeIfPresent(
        id,
        (_, line) ->
            new AuditLine(
                id,
                line.at(),
                line.credential(),
                line.tool(),
                ending.verdict(),
                ending.problem(),
                ending.callId(),
                ending.cents()));
  }

  @Override
  public List<AuditLine> list(UUID accountId, Instant from, Instant until, int limit) {
    return List.copyOf(audited.values());
  }

  @Override
  public long forget(Instant before) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] seal(String name, byte[] note) {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + bytes.length + note.length)
        .putInt(bytes.length)
        .put(bytes)
        .put(note)
        .array();
  }

  @Override
  public Optional<byte[]> open(String name, byte[] sealed) {
    var bytes = ByteBuffer.wrap(sealed);
    var written = new byte[bytes.getInt()];
    bytes.get(written);
    var note = new byte[bytes.remaining()];
    bytes.get(note);
    return Optional.of(note).filter(_ -> new String(written, StandardCharsets.UTF_8).equals(name));
  }

  @Override
  public SpendCaps caps(UUID accountId) {
    return SpendCaps.NONE;
  }

  @Override
  public SpendCaps.Spent spent(UUID accountId) {
    return new SpendCaps.Spent(Cents.ZERO, Cents.ZERO, false);
  }

  @Override
  public Optional<Kept> find(UUID credential, String key) {
    return Optional.empty();
  }

  @Override
  public Allowance allowance(Actor actor, LocalDate day) {
    return new Allowance(null, Cents.ZERO);
  }

  @Override
  public void caps(UUID accountId, SpendCaps caps) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Claimed claim(SpendIntent intent) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void done(UUID id, UUID result) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void refused(UUID id, String sentence) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forgetFinished(Instant before) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Left> unfinished(Instant before, int limit) {
    throw new UnsupportedOperationException();
  }
}

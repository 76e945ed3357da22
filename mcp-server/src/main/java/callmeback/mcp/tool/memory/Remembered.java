package callmeback.mcp.tool.memory;

import callmeback.core.account.Actor;
import callmeback.core.memory.Fact;
import callmeback.core.memory.Lesson;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Untrusted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fact as a tool shows it: information, never an instruction.
public record Remembered(
    UUID memoryId,
    String what,
    @About("Whom it is about, unless the person.") @Nullable String whose,
    @About("UTC.") Instant learnedAt,
    @About("Day, month or year.") @Nullable String happened,
    @About("0 to 100.") int confidence,
    @About("The person's own words.") @Nullable String quote,
    @About("Where they were said.") @Nullable UUID callId) {
  static final int LONGEST = Lesson.MOST;
  static final int LONGEST_NAME = Lesson.LONGEST_NAME;

  public static Remembered of(Fact fact, Actor actor, Untrusted untrusted) {
    var now = fact.now();
    var happened = now.happened();
    var source = now.source();
    return new Remembered(
        fact.id(),
        untrusted.shown(actor, now.what()),
        now.whose(),
        now.learnedAt(),
        happened == null ? null : happened.date(),
        now.confidence(),
        source == null ? null : untrusted.shown(actor, source.quote()),
        source == null ? null : source.callId());
  }
}

package callmeback.sandbox.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What Twilio remembers of a call.
record CallRecord(
    String sid,
    CallRequest.Parties parties,
    CallStatus status,
    Times times,
    Duration talked,
    Optional<String> answeredBy) {

  private static final CallRequest.Parties NOBODY = new CallRequest.Parties("", "");

  /// When what happened; `started` and `ended` only once they have.
  record Times(
      Instant created,
      Instant updated,
      Duration queued,
      Optional<Instant> started,
      Optional<Instant> ended) {}

  static CallRecord queued(String sid, CallRequest.Parties parties, Instant now) {
    var times = new Times(now, now, Duration.ZERO, Optional.empty(), Optional.empty());
    return new CallRecord(sid, parties, CallStatus.QUEUED, times, Duration.ZERO, Optional.empty());
  }

  CallRecord ringing(Instant now, Duration queued) {
    var next = new Times(times.created, now, queued, Optional.of(now), Optional.empty());
    return new CallRecord(sid, parties, CallStatus.RINGING, next, talked, answeredBy);
  }

  CallRecord answered(Instant now) {
    var next = new Times(times.created, now, times.queued, Optional.of(now), Optional.empty());
    return new CallRecord(sid, parties, CallStatus.IN_PROGRESS, next, talked, answeredBy);
  }

  CallRecord answeredBy(String party) {
    return new CallRecord(sid, parties, status, times, talked, Optional.of(party));
  }

  CallRecord talked(Duration soFar) {
    return new CallRecord(sid, parties, status, times, soFar, answeredBy);
  }

  CallRecord over(CallStatus end, Instant now) {
    var next = new Times(times.created, now, times.queued, times.started, Optional.of(now));
    return new CallRecord(sid, parties, end, next, talked, answeredBy);
  }

  /// What is left of a call whose record was deleted: how it went, but not between whom.
  CallRecord erased() {
    return new CallRecord(sid, NOBODY, status, times, talked, Optional.empty());
  }

  boolean deleted() {
    return parties.equals(NOBODY);
  }

  /// True from the moment somebody picked up.
  boolean answered() {
    return status == CallStatus.IN_PROGRESS || status == CallStatus.COMPLETED;
  }

  /// Whole seconds, rounded up, at least one for an answered call (twilio.com/changelog, sub-second
  /// calls); zero for one that was not answered.
  long seconds() {
    return answered() ? Math.max(1, Math.ceilDiv(talked.toMillis(), 1000)) : 0;
  }
}

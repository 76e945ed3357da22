package callmeback.core.billing;

/// Remembers what the payment provider told and was acted on, so that a repetition changes nothing.
public interface EventInbox {

  boolean applied(String eventId);

  /// Acted on; the same again is fine.
  void apply(String eventId, String type);
}

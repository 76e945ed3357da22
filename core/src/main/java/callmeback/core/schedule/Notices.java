package callmeback.core.schedule;

/// Tells people about their scheduled calls. Fails quietly: a call does not wait for a notice.
public interface Notices {

  void tell(ScheduledCall call, Notice notice);

  /// What there is to tell.
  enum Notice {
    /// It will ring in five minutes.
    REMINDER,
    /// The card was refused: nobody will be called unless another is there in time.
    PAYMENT_REFUSED,
    /// It was due while calls could not be placed.
    MISSED,
    /// It could not be placed.
    FAILED,
    /// Nor will the next ones of its series be: there will be none.
    SERIES_ENDED
  }
}

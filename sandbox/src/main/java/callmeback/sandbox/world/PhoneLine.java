package callmeback.sandbox.world;

/// One telephone's line, for a page that rings, plays what is heard and lends its microphone.
public interface PhoneLine {

  /// Sends `listener` everything from now on, until the returned subscription is closed. The
  /// telephone's present state is sent first (a ringing telephone rings). Calls come from one
  /// thread at a time and must return quickly.
  Subscription listen(Listener listener);

  /// Speaks 8 kHz mu-law audio into the telephone; audio without a call in progress is dropped.
  void microphone(byte[] mulaw);

  /// Ends the listening; doing it twice does nothing.
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /// What a telephone does and hears.
  interface Listener {
    /// It starts ringing; `from` is the caller's number.
    void ringing(String from);

    /// The call was answered.
    void answered();

    /// The call is over, or it stopped ringing; `why` is one word such as `completed` or
    /// `no-answer`.
    void ended(String why);

    /// 8 kHz mu-law audio that the telephone plays, as it plays it.
    void audio(byte[] mulaw);

    /// The other side threw away audio that was not played yet.
    void cleared();

    /// A caption of what the telephone heard.
    void heard(String text);

    /// A caption of what was spoken into the telephone.
    void said(String text);
  }
}

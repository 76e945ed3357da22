package callmeback.core.call;

/// How a call ended. Only the first is charged.
public enum Outcome {
  TALKED(CallStatus.COMPLETED, ""),
  BUSY(CallStatus.FAILED, "The line was busy. Nothing was charged."),
  NO_ANSWER(CallStatus.FAILED, "Nobody answered. Nothing was charged."),
  VOICEMAIL(CallStatus.FAILED, "Voicemail answered. Nothing was charged."),
  CANCELED(
      CallStatus.FAILED, "The call was cancelled before it was answered. Nothing was charged."),
  NOT_CONNECTED(CallStatus.FAILED, "The conversation could not be connected. Nothing was charged."),
  REFUSED(CallStatus.FAILED, "The number could not be called. Nothing was charged."),
  FAILED(CallStatus.FAILED, "The call failed. Nothing was charged.");

  private final CallStatus status;
  private final String sentence;

  Outcome(CallStatus status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  public CallStatus status() {
    return status;
  }

  /// For the person who asked for the call; empty when all went well.
  public String sentence() {
    return sentence;
  }
}

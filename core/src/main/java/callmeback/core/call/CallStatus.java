package callmeback.core.call;

/// Where a call stands; the last two are final.
public enum CallStatus {
  INITIATED,
  IN_PROGRESS,
  COMPLETED,
  FAILED;

  public boolean live() {
    return this == INITIATED || this == IN_PROGRESS;
  }
}

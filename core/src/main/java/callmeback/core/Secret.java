package callmeback.core;

/// A key, password or token: prints as stars, so that it cannot reach a log by accident.
public record Secret(String value) {

  @Override
  public String toString() {
    return "***";
  }
}

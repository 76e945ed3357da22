package callmeback.voice.speech;

/// A provider did not do its part: refused, broke off, or was silent for too long.
public final class ProviderException extends Exception {
  private final String provider;

  /// @param what a short technical reason without personal data
  public ProviderException(String provider, String what) {
    super(provider + ": " + what);
    this.provider = provider;
  }

  public ProviderException(String provider, String what, Throwable cause) {
    super(provider + ": " + what, cause);
    this.provider = provider;
  }

  public String provider() {
    return provider;
  }
}

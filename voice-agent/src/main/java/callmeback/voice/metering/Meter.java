package callmeback.voice.metering;

/// Where costs are counted. Called from any thread, and must not block.
public interface Meter {

  /// @param microDollars what was just spent, in millionths of a dollar
  void spent(String provider, long microDollars);
}

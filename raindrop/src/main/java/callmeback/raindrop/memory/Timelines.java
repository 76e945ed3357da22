package callmeback.raindrop.memory;

/// The strands of a session.
public final class Timelines {
  /// The one used where none is named, as Raindrop calls it.
  public static final String DEFAULT = "*defaultTimeline";

  private Timelines() {}

  static void check(String timeline) {
    if (timeline.isBlank()) {
      throw new IllegalArgumentException("A timeline needs a name");
    }
  }
}

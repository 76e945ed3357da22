package callmeback.raindrop.memory;

import org.jspecify.annotations.Nullable;

/// Something to remember.
///
/// @param timeline the strand of the session it belongs to
/// @param key what it is to be found by, or null
/// @param agent who says so, or null
public record NewMemory(
    String content, String timeline, @Nullable String key, @Nullable String agent) {
  /// Refuses what says nothing.
  public NewMemory {
    if (content.isBlank()) {
      throw new IllegalArgumentException("A memory needs content");
    }
    Timelines.check(timeline);
  }

  /// A memory on the default timeline, said by nobody in particular.
  public static NewMemory of(String content) {
    return new NewMemory(content, Timelines.DEFAULT, null, null);
  }
}

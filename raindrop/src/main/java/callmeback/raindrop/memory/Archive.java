package callmeback.raindrop.memory;

import java.util.List;

/// Whole memories, for moving them from one store to another. Open sessions are left out.
public interface Archive {
  /// Everybody who has a memory here.
  List<String> owners();

  /// The owner's episodes that say anything.
  List<Kept> episodes(String owner);

  /// Keeps an episode under its own ids and times. One that is here already stays as it is.
  void keep(String owner, Kept episode);

  /// An episode.
  ///
  /// @param session its id
  /// @param entries oldest first, at least one
  record Kept(String session, List<Memory> entries) {
    public Kept {
      entries = List.copyOf(entries);
    }
  }
}

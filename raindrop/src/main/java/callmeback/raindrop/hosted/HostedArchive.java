package callmeback.raindrop.hosted;

import callmeback.raindrop.hosted.SessionBook.Session;
import callmeback.raindrop.memory.Archive;
import callmeback.raindrop.memory.Memory;
import java.util.List;
import java.util.stream.IntStream;

/// The memories at hosted Raindrop, whole: as they are when nothing waits in the outbox.
record HostedArchive(SessionBook book, RemoteMemory remote) implements Archive {
  @Override
  public List<String> owners() {
    return book.owners();
  }

  @Override
  public List<Kept> episodes(String owner) {
    return book.of(owner).stream()
        .filter(session -> session.ended() && session.kept())
        .map(session -> new Kept(session.id(), entries(session)))
        .filter(episode -> !episode.entries().isEmpty())
        .toList();
  }

  private List<Memory> entries(Session session) {
    return HostedMemory.reached(() -> remote.entries(session)).stream()
        .map(entry -> entry.memory(session.id()))
        .toList();
  }

  /// The episode first: what is in the book is there.
  @Override
  public void keep(String owner, Kept episode) {
    if (book.find(episode.session()).isPresent()) {
      return;
    }
    var session = new Session(episode.session(), owner, null, List.of(), true, true);
    var entries = episode.entries();
    var sealed =
        IntStream.range(0, entries.size()).mapToObj(i -> entry(entries.get(i), i)).toList();
    HostedMemory.reached(() -> {
      remote.keep(session, sealed);
      return owner;
    });
    book.keep(episode.session(), owner, entries.getFirst().at(), entries.getLast().at());
  }

  private static Entry entry(Memory memory, int turn) {
    return new Entry(
        memory.id(),
        memory.timeline(),
        memory.content(),
        memory.at().toString(),
        turn,
        memory.key(),
        memory.agent());
  }
}

package callmeback.raindrop.hosted;

import callmeback.raindrop.hosted.SessionBook.Session;
import callmeback.raindrop.hosted.wire.Failure;
import callmeback.raindrop.hosted.wire.LongTerm;
import callmeback.raindrop.hosted.wire.RaindropException;
import callmeback.raindrop.hosted.wire.Sessions;
import callmeback.raindrop.hosted.wire.Sessions.Said;
import callmeback.raindrop.hosted.wire.Sessions.Wanted;
import callmeback.raindrop.memory.Memory;
import callmeback.raindrop.memory.Procedure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What hosted Raindrop itself holds of memories, sealed. Every method throws a [RaindropException]
/// if it does not succeed, and may be repeated.
///
/// Episodes are procedures of a memory of the owner's own, because Raindrop's episodes are
/// summaries of a whole application, which no endpoint deletes.
final class RemoteMemory {
  private final Sessions sessions;
  private final LongTerm procedures;
  private final SessionBook book;
  private final SealedText sealed;

  RemoteMemory(Sessions sessions, LongTerm procedures, SessionBook book, SealedText sealed) {
    this.sessions = sessions;
    this.procedures = procedures;
    this.book = book;
    this.sealed = sealed;
  }

  /// Adds an entry to a session, which the service is told of with the first. One that it lost is
  /// begun again.
  void note(Session session, Entry entry) {
    book.uses(session, entry.timeline());
    try {
      put(session, remote(session, session.remote()), entry);
    } catch (RaindropException e) {
      if (!(e.failure() instanceof Failure.Missing)) {
        throw e;
      }
      var fresh = sessions.start();
      put(session, book.bind(session.id(), session.remote(), fresh), entry);
    }
  }

  private String remote(Session session, @Nullable String known) {
    return known == null ? book.bind(session.id(), null, sessions.start()) : known;
  }

  private void put(Session session, String remote, Entry entry) {
    var content = sealed.seal(name(session), Json.bytes(entry));
    sessions.put(remote, new Said(content, entry.timeline(), null, null));
  }

  /// What a session holds, whether it is open or became an episode.
  List<Entry> entries(Session session) {
    var entries = new LinkedHashMap<String, Entry>();
    if (session.ended() && session.kept()) {
      episode(session).forEach(entry -> entries.put(entry.id(), entry));
    }
    held(session).forEach(each -> entries.put(each.entry().id(), each.entry()));
    return entries.values().stream().sorted(Entry.IN_ORDER).toList();
  }

  /// An entry, the service's id for it, and whether the current key sealed it.
  private record Held(String remote, Entry entry, boolean current) {}

  private List<Held> held(Session session) {
    var held = new ArrayList<Held>();
    if (session.remote() != null) {
      for (var timeline : session.timelines()) {
        held.addAll(held(session, session.remote(), timeline));
      }
    }
    return held;
  }

  private List<Held> held(Session session, String remote, String timeline) {
    try {
      return sessions.get(remote, Wanted.of(timeline)).stream()
          .map(each ->
              new Held(
                  each.id(),
                  Json.read(sealed.open(name(session), each.content()), Entry.class),
                  sealed.current(each.content())))
          .toList();
    } catch (RaindropException e) {
      return unlessMissing(e, List.of());
    }
  }

  void unnote(Session session, String id) {
    for (var each : held(session)) {
      if (each.entry().id().equals(id) && session.remote() != null) {
        delete(session.remote(), each.remote());
      }
    }
    var episode = episode(session);
    var left = episode.stream().filter(entry -> !entry.id().equals(id)).toList();
    if (left.size() < episode.size()) {
      keep(session, left);
    }
  }

  /// Makes the ended session an episode, if it is to be one, and then lets go of all that it was.
  void settle(Session session) {
    var entries = entries(session);
    if (session.kept() && !entries.isEmpty()) {
      keep(session, entries);
    }
    letGo(session);
    if (session.kept()) {
      book.release(session.id());
    } else {
      book.remove(session.id());
    }
  }

  /// Nothing of a session stays in the service's working memory.
  void letGo(Session session) {
    if (session.remote() != null) {
      held(session).forEach(each -> delete(session.remote(), each.remote()));
      try {
        sessions.end(session.remote(), false, null);
      } catch (RaindropException e) {
        unlessMissing(e, false);
      }
    }
  }

  private void delete(String remote, String memory) {
    try {
      sessions.delete(remote, memory);
    } catch (RaindropException e) {
      unlessMissing(e, false);
    }
  }

  void keep(Session session, List<Entry> entries) {
    procedures.putProcedure(
        episodes(session.owner()),
        session.id(),
        sealed.seal(episodeName(session.id()), Json.bytes(entries)));
  }

  private List<Entry> episode(Session session) {
    return procedures
        .getProcedure(episodes(session.owner()), session.id())
        .map(text -> Json.entries(sealed.open(episodeName(session.id()), text)))
        .orElse(List.of());
  }

  /// Everything said in the owner's episodes, oldest first.
  List<Memory> episodes(String owner, int latest) {
    var said = new ArrayList<Memory>();
    var all = procedures.listProcedures(episodes(owner));
    all.forEach(each ->
        Json.entries(sealed.open(episodeName(each.key()), each.value()))
            .forEach(entry -> said.add(entry.memory(each.key()))));
    said.sort(Comparator.comparing(Memory::at));
    return List.copyOf(said.subList(Math.max(0, said.size() - latest), said.size()));
  }

  void learn(String owner, String key, String value) {
    var text = sealed.seal(name(owner, key), value.getBytes(StandardCharsets.UTF_8));
    procedures.putProcedure(owner, key, text);
  }

  Optional<String> known(String owner, String key) {
    return procedures.getProcedure(owner, key).map(text -> opened(owner, key, text));
  }

  void unlearn(String owner, String key) {
    procedures.deleteProcedure(owner, key);
  }

  List<Procedure> known(String owner) {
    return procedures.listProcedures(owner).stream()
        .map(each ->
            new Procedure(
                each.key(),
                opened(owner, each.key(), each.value()),
                each.createdAt(),
                each.updatedAt()))
        .toList();
  }

  /// Removes every episode and every procedure of the owner.
  void forget(String owner) {
    for (var memory : List.of(owner, episodes(owner))) {
      procedures
          .listProcedures(memory)
          .forEach(each -> procedures.deleteProcedure(memory, each.key()));
    }
  }

  /// Seals anew what another key than the current one sealed of an owner; says how many things.
  long reseal(String owner, List<Session> sessions) {
    return reseal(owner, key -> name(owner, key))
        + reseal(episodes(owner), RemoteMemory::episodeName)
        + sessions.stream().mapToLong(this::reseal).sum();
  }

  private long reseal(String memory, UnaryOperator<String> name) {
    var old =
        procedures.listProcedures(memory).stream()
            .filter(each -> !sealed.current(each.value()))
            .toList();
    old.forEach(each ->
        procedures.putProcedure(
            memory, each.key(), sealed.reseal(name.apply(each.key()), each.value())));
    return old.size();
  }

  /// The new one first: an entry that is there twice is one, by the id inside its seal.
  private long reseal(Session session) {
    var old = held(session).stream().filter(each -> !each.current()).toList();
    for (var each : old) {
      note(session, each.entry());
      if (session.remote() != null) {
        delete(session.remote(), each.remote());
      }
    }
    return old.size();
  }

  private String opened(String owner, String key, String text) {
    return new String(sealed.open(name(owner, key), text), StandardCharsets.UTF_8);
  }

  private static <T> T unlessMissing(RaindropException e, T otherwise) {
    if (e.failure() instanceof Failure.Missing) {
      return otherwise;
    }
    throw e;
  }

  private static String episodes(String owner) {
    return owner + "#episodes";
  }

  private static String name(Session session) {
    return "memory/" + session.id();
  }

  private static String episodeName(String session) {
    return "episode/" + session;
  }

  private static String name(String owner, String key) {
    return "procedure/" + owner + "/" + key;
  }
}

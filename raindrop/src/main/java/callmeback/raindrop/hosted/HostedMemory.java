package callmeback.raindrop.hosted;

import callmeback.raindrop.hosted.SessionBook.Session;
import callmeback.raindrop.hosted.wire.RaindropException;
import callmeback.raindrop.memory.Memory;
import callmeback.raindrop.memory.MemoryQuery;
import callmeback.raindrop.memory.NewMemory;
import callmeback.raindrop.memory.Procedure;
import callmeback.raindrop.memory.Ranking;
import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.memory.UnknownSession;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// SmartMemory on hosted Raindrop. What waits in the outbox is seen by every reader; what only the
/// service knows cannot be read while it is down.
final class HostedMemory implements SmartMemory {
  /// How many of an owner's latest entries recall looks at, as in the twin.
  private static final int RECALLED = 500;

  private final RemoteMemory remote;
  private final SessionBook book;
  private final Delivery delivery;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final AtomicLong turns = new AtomicLong();

  HostedMemory(
      RemoteMemory remote,
      SessionBook book,
      Delivery delivery,
      InstantSource clock,
      Supplier<String> ids) {
    this.remote = remote;
    this.book = book;
    this.delivery = delivery;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public String startSession(String owner) {
    if (owner.isBlank()) {
      throw new IllegalArgumentException("A memory session needs an owner");
    }
    var id = ids.get();
    book.start(id, owner, clock.instant());
    return id;
  }

  @Override
  public String putMemory(String session, NewMemory memory) {
    var open = requireOpen(session);
    var entry = Entry.of(ids.get(), memory, clock.instant(), turns.incrementAndGet());
    delivery.write(new Change.Noted(open.owner(), session, entry));
    return entry.id();
  }

  @Override
  public List<Memory> getMemory(String session, MemoryQuery query) {
    var matching =
        entries(requireOpen(session)).stream()
            .map(entry -> entry.memory(session))
            .filter(memory -> matches(memory, query))
            .toList();
    var from = Math.max(0, matching.size() - query.nMostRecent());
    return matching.subList(from, matching.size());
  }

  private static boolean matches(Memory memory, MemoryQuery query) {
    return memory.timeline().equals(query.timeline())
        && (query.key() == null || query.key().equals(memory.key()))
        && (query.startTime() == null || !memory.at().isBefore(query.startTime()))
        && (query.endTime() == null || !memory.at().isAfter(query.endTime()));
  }

  @Override
  public List<Memory> searchMemory(String session, String terms, MemoryQuery query) {
    return Ranking.memories(getMemory(session, query), terms, Integer.MAX_VALUE);
  }

  @Override
  public boolean deleteMemory(String session, String memory) {
    var known = book.find(session).filter(each -> each.open() || each.kept());
    if (known.isEmpty()
        || entries(known.get()).stream().noneMatch(entry -> entry.id().equals(memory))) {
      return false;
    }
    delivery.write(new Change.Unnoted(known.get().owner(), session, memory));
    return true;
  }

  /// What it becomes is made by the next replay.
  @Override
  public void endSession(String session, boolean flush) {
    var open = requireOpen(session);
    book.database()
        .transaction(sql -> {
          if (!SessionBook.end(sql, session, flush, clock.instant())) {
            throw new UnknownSession(session);
          }
          delivery.writeLater(sql, new Change.Ended(open.owner(), session));
          return session;
        });
  }

  @Override
  public List<Memory> recall(String owner, String terms, int limit) {
    var waiting = delivery.waitingFor(Change.memory(owner));
    var said = new LinkedHashMap<String, Memory>();
    reached(() -> remote.episodes(owner, RECALLED)).forEach(each -> said.put(each.id(), each));
    for (var change : waiting) {
      if (change instanceof Change.Ended(_, var id)) {
        book.find(id)
            .filter(Session::kept)
            .ifPresent(
                session -> entries(session).forEach(each -> said.put(each.id(), each.memory(id))));
      }
    }
    for (var change : waiting) {
      if (change instanceof Change.Unnoted(_, _, var id)) {
        said.remove(id);
      }
    }
    var inOrder = said.values().stream().sorted(Comparator.comparing(Memory::at)).toList();
    var latest = inOrder.subList(Math.max(0, inOrder.size() - RECALLED), inOrder.size());
    return Ranking.memories(latest, terms, limit);
  }

  @Override
  public void putProcedure(String owner, String key, String value) {
    if (owner.isBlank() || key.isBlank()) {
      throw new IllegalArgumentException("A procedure needs an owner and a key");
    }
    book.note(owner);
    delivery.write(new Change.Learned(owner, key, value, clock.instant().toString()));
  }

  @Override
  public Optional<String> getProcedure(String owner, String key) {
    for (var change : delivery.waitingFor(Change.memory(owner)).reversed()) {
      if (change instanceof Change.Learned learned && learned.key().equals(key)) {
        return Optional.of(learned.value());
      }
      if (change instanceof Change.Unlearned unlearned && unlearned.key().equals(key)) {
        return Optional.empty();
      }
    }
    return reached(() -> remote.known(owner, key));
  }

  @Override
  public boolean deleteProcedure(String owner, String key) {
    if (getProcedure(owner, key).isEmpty()) {
      return false;
    }
    delivery.write(new Change.Unlearned(owner, key));
    return true;
  }

  @Override
  public List<Procedure> listProcedures(String owner) {
    var waiting = delivery.waitingFor(Change.memory(owner));
    var known = new LinkedHashMap<String, Procedure>();
    reached(() -> remote.known(owner)).forEach(each -> known.put(each.key(), each));
    for (var change : waiting) {
      switch (change) {
        case Change.Learned learned -> known.merge(learned.key(), fresh(learned), HostedMemory::on);
        case Change.Unlearned(_, var key) -> known.remove(key);
        case Change.Noted _, Change.Unnoted _, Change.Ended _, Change.OfBucket _ -> {}
      }
    }
    return known.values().stream().sorted(Comparator.comparing(Procedure::key)).toList();
  }

  private static Procedure fresh(Change.Learned learned) {
    var at = Instant.parse(learned.at());
    return new Procedure(learned.key(), learned.value(), at, at);
  }

  private static Procedure on(Procedure before, Procedure now) {
    return new Procedure(now.key(), now.value(), before.createdAt(), now.updatedAt());
  }

  /// By words: Raindrop sees nothing that it could find a meaning in.
  @Override
  public List<Procedure> searchProcedures(
      String owner, String terms, int limit, Duration patience) {
    return Ranking.procedures(listProcedures(owner), terms, limit);
  }

  /// What waits is taken away before and after, because a replay may be under way.
  @Override
  public long forget(String owner) {
    var sessions = book.of(owner);
    var database = book.database();
    clear(database, owner);
    reached(() -> {
      sessions.forEach(remote::letGo);
      remote.forget(owner);
      return owner;
    });
    database.transaction(sql -> {
      SessionBook.removeAll(sql, owner);
      Outbox.clear(sql, Change.memory(owner));
      return owner;
    });
    return sessions.stream().filter(each -> each.open() || each.kept()).count();
  }

  private static void clear(Database database, String owner) {
    database.transaction(sql -> {
      Outbox.clear(sql, Change.memory(owner));
      return owner;
    });
  }

  /// What the service holds, and what it has not been told yet; the latter is looked at first, so
  /// that nothing is missed that is told in between.
  private List<Entry> entries(Session session) {
    var waiting = delivery.waitingFor(Change.memory(session.owner()));
    var entries = new LinkedHashMap<String, Entry>();
    reached(() -> remote.entries(session)).forEach(each -> entries.put(each.id(), each));
    for (var change : waiting) {
      if (change instanceof Change.Noted(_, var id, var entry) && id.equals(session.id())) {
        entries.put(entry.id(), entry);
      }
      if (change instanceof Change.Unnoted(_, var id, var gone) && id.equals(session.id())) {
        entries.remove(gone);
      }
    }
    return entries.values().stream().sorted(Entry.IN_ORDER).toList();
  }

  private Session requireOpen(String session) {
    return book.find(session).filter(Session::open).orElseThrow(() -> new UnknownSession(session));
  }

  static <T> T reached(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RaindropException e) {
      throw e.failure().passes() ? new StoreUnavailable("Raindrop does not answer", e) : e;
    }
  }
}

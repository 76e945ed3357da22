package callmeback.mcp.protocol.http;

import callmeback.core.account.Actor;
import callmeback.mcp.protocol.visit.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The sessions there are, longest unused first. Whoever opens one clears away what has been unused
/// for too long; no thread waits for that.
public final class Sessions {
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, Session> byUse = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<UUID, Integer> byOwner = new HashMap<>();
  private final Limits limits;
  private final InstantSource clock;

  /// How many sessions there may be.
  ///
  /// @param each of one account; one more ends its longest unused
  /// @param all of everybody
  /// @param idle after which an unused one ends
  public record Limits(int each, int all, Duration idle) {
    /// Far more windows than a person has open, and half an hour of thought.
    public static final Limits USUAL = new Limits(64, 10_000, Duration.ofMinutes(30));
  }

  public Sessions(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /// @throws Refused when there are too many that are in use
  void open(Session session) {
    var ended = new ArrayList<Session>();
    lock.lock();
    try {
      ended.addAll(idle());
      if (byOwner.getOrDefault(session.owner(), 0) >= limits.each()) {
        ended.add(remove(unused(session.owner()).orElseThrow(Sessions::tooMany)));
      }
      if (byUse.size() >= limits.all()) {
        throw tooMany();
      }
      byUse.put(session.id(), session);
      byOwner.merge(session.owner(), 1, Integer::sum);
    } finally {
      lock.unlock();
      ended.forEach(Session::close);
    }
  }

  /// A session that was opened with this credential. Any other looks like one that never was.
  ///
  /// @throws Refused when there is none
  Session find(String id, Actor actor) {
    lock.lock();
    try {
      var now = clock.instant();
      var session = byUse.get(id);
      if (session == null || !session.openedBy(actor) || expired(session)) {
        throw new Refused(
            404, Refused.SERVER_ERROR - 1, "There is no such session: initialize a new one.");
      }
      session.used(now);
      return session;
    } finally {
      lock.unlock();
    }
  }

  void end(Session session) {
    lock.lock();
    try {
      if (byUse.containsKey(session.id())) {
        remove(session);
      }
    } finally {
      lock.unlock();
    }
    session.close();
  }

  List<Session> all() {
    lock.lock();
    try {
      return List.copyOf(byUse.values());
    } finally {
      lock.unlock();
    }
  }

  /// How many there are.
  public int size() {
    lock.lock();
    try {
      return byUse.size();
    } finally {
      lock.unlock();
    }
  }

  private List<Session> idle() {
    var idle = byUse.values().stream().takeWhile(this::old).filter(this::expired).toList();
    idle.forEach(this::remove);
    return idle;
  }

  private boolean old(Session session) {
    return session.lastUsed().plus(limits.idle()).isBefore(clock.instant());
  }

  private boolean expired(Session session) {
    return old(session) && !session.busy();
  }

  private Optional<Session> unused(UUID owner) {
    return byUse.values().stream()
        .filter(session -> session.owner().equals(owner) && !session.busy())
        .findFirst();
  }

  private Session remove(Session session) {
    byUse.remove(session.id());
    byOwner.computeIfPresent(session.owner(), (_, count) -> count == 1 ? null : count - 1);
    return session;
  }

  private static Refused tooMany() {
    return new Refused(429, Refused.SERVER_ERROR, "Too many sessions are open: close some first.");
  }
}

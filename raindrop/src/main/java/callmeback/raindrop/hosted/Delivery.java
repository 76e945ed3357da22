package callmeback.raindrop.hosted;

import callmeback.raindrop.hosted.wire.RaindropException;
import callmeback.raindrop.vault.Tampered;
import io.helidon.dbclient.DbExecute;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// Tells hosted Raindrop of changes: at once, or, while it is down, later and in order.
///
/// A change is acknowledged when the service has it or the outbox has. As long as the outbox holds
/// something of a subject, everything new of that subject goes there too.
public final class Delivery {
  private static final Logger LOG = System.getLogger(Delivery.class.getName());

  private final Outbox outbox;
  private final SessionBook book;
  private final RemoteMemory memory;
  private final RemoteBucket bucket;

  Delivery(Outbox outbox, SessionBook book, RemoteMemory memory, RemoteBucket bucket) {
    this.outbox = outbox;
    this.book = book;
    this.memory = memory;
    this.bucket = bucket;
  }

  /// @throws RaindropException if the service will never take it
  void write(Change change) {
    if (outbox.holds(change.subject())) {
      outbox.add(change);
      return;
    }
    try {
      tell(change);
    } catch (RaindropException e) {
      if (!e.failure().passes()) {
        throw e;
      }
      outbox.add(change);
    }
  }

  /// Leaves the change for the next replay, as a part of something else that is written.
  void writeLater(DbExecute sql, Change change) {
    outbox.add(sql, change);
  }

  List<Change> waitingFor(String subject) {
    return outbox.of(subject);
  }

  List<Change> waitingUnder(String prefix) {
    return outbox.under(prefix);
  }

  /// How many changes wait.
  public long waiting() {
    return outbox.waiting();
  }

  /// Makes the oldest changes that wait, in order, until one does not succeed. One process at a
  /// time may do it.
  ///
  /// @return how many were made
  public int replay(int most) {
    var told = 0;
    for (var waiting : outbox.oldest(most)) {
      try {
        tell(waiting.change());
        outbox.remove(waiting.position());
        told++;
      } catch (RaindropException e) {
        if (e.failure().passes()) {
          return told;
        }
        setAside(waiting, e.failure().getClass().getSimpleName());
        return told;
      } catch (Tampered _) {
        setAside(waiting, "what is stored there was changed");
        return told;
      }
    }
    return told;
  }

  private void setAside(Outbox.Waiting waiting, String why) {
    LOG.log(Level.ERROR, "change {0} for Raindrop was refused: {1}", waiting.position(), why);
    outbox.refuse(waiting.position(), why);
  }

  /// A session that was forgotten meanwhile needs nothing any more.
  private void tell(Change change) {
    switch (change) {
      case Change.Noted(_, var session, var entry) ->
          book.find(session).ifPresent(known -> memory.note(known, entry));
      case Change.Unnoted(_, var session, var id) ->
          book.find(session).ifPresent(known -> memory.unnote(known, id));
      case Change.Ended(_, var session) -> book.find(session).ifPresent(memory::settle);
      case Change.Learned(var owner, var key, var value, _) -> memory.learn(owner, key, value);
      case Change.Unlearned(var owner, var key) -> memory.unlearn(owner, key);
      case Change.Stored stored -> bucket.put(stored);
      case Change.Dropped(var key) -> bucket.delete(key);
    }
  }
}

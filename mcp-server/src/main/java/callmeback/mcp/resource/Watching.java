package callmeback.mcp.resource;

import callmeback.core.Changes;
import callmeback.core.account.Actor;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Tells clients which resources are not as they were, each of its own person's only.
public final class Watching implements Changes {
  private final ConcurrentMap<Watch, UUID> accounts = new ConcurrentHashMap<>();

  /// A client that wants to know; must not wait, since it is told by whoever made the change.
  public interface Watcher {
    /// What can be read at this address is not as it was.
    void updated(String uri);

    /// There is a resource more or less.
    void listChanged();
  }

  /// A watcher's time of watching, which ends when it is closed.
  public final class Watch implements AutoCloseable {
    private final Watcher watcher;

    private Watch(Watcher watcher) {
      this.watcher = watcher;
    }

    @Override
    public void close() {
      accounts.remove(this);
    }
  }

  public Watch watch(Actor actor, Watcher watcher) {
    var watch = new Watch(watcher);
    accounts.put(watch, actor.accountId());
    return watch;
  }

  @Override
  public void tell(Change change) {
    accounts.forEach((watch, accountId) -> {
      if (accountId.equals(change.accountId())) {
        tell(watch.watcher, change);
      }
    });
  }

  private static void tell(Watcher watcher, Change change) {
    switch (change) {
      case Change.CallBegan _ -> watcher.listChanged();
      case Change.CallMoved(_, var callId) -> {
        watcher.updated(Addresses.CALL.fill(callId.toString()));
        watcher.updated(Addresses.TRANSCRIPT.fill(callId.toString()));
      }
      case Change.PersonaWritten(_, var personaId) -> {
        watcher.updated(Addresses.PERSONA.fill(personaId.toString()));
        watcher.listChanged();
      }
    }
  }
}

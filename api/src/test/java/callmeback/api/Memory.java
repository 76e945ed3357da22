package callmeback.api;

import callmeback.core.Page;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.AccountStore;
import callmeback.core.account.Consent;
import callmeback.core.account.Credentials;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.ProfileChange;
import callmeback.core.account.ProfileStore;
import callmeback.core.billing.EventInbox;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaArchive;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.PersonaStore;
import callmeback.core.persona.Voice;
import callmeback.core.persona.VoiceCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stores that last as long as a test: just enough of each port for the routes to be seen.
final class Memory {
  private Memory() {}

  /// Accounts by id.
  static final class AccountsKept implements AccountStore, ProfileStore {
    private final Map<UUID, Credentials> kept = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private final Set<UUID> revoked = ConcurrentHashMap.newKeySet();

    @Override
    public void add(Account account, String passwordHash) {
      for (var other : kept.values()) {
        if (other.account().email().equals(account.email())) {
          throw new ProblemException(new Problem.EmailTaken());
        }
        if (other.account().phone().equals(account.phone())) {
          throw new ProblemException(new Problem.PhoneTaken());
        }
      }
      kept.put(account.id(), new Credentials(account, passwordHash, null));
    }

    @Override
    public Optional<Account> find(UUID id) {
      return Optional.ofNullable(kept.get(id)).map(Credentials::account);
    }

    @Override
    public Optional<Account> change(UUID id, ProfileChange change, Instant at) {
      return Optional.ofNullable(
              kept.computeIfPresent(
                  id,
                  (_, one) ->
                      new Credentials(
                          changed(one.account(), change, at), one.passwordHash(), null)))
          .map(Credentials::account);
    }

    @Override
    public Optional<Account> verified(
        UUID accountId, PhoneNumber phone, Consent consent, Instant at) {
      throw new UnsupportedOperationException();
    }

    private static Account changed(Account old, ProfileChange change, Instant at) {
      var phone = Objects.requireNonNullElse(change.phone(), old.phone());
      return new Account(
          old.id(),
          Objects.requireNonNullElse(change.email(), old.email()),
          Objects.requireNonNullElse(change.name(), old.name()),
          phone,
          old.emailVerified(),
          old.phoneVerified() && phone.equals(old.phone()),
          Objects.requireNonNullElse(change.keepAudio(), old.keepAudio()),
          old.createdAt(),
          at);
    }

    @Override
    public Optional<Credentials> credentials(EmailAddress email) {
      return kept.values().stream().filter(one -> one.account().email().equals(email)).findFirst();
    }

    @Override
    public void wrongPassword(UUID id, int limit, Instant now, Duration lock) {
      if (failures.merge(id, 1, Integer::sum) >= limit) {
        kept.computeIfPresent(
            id, (_, one) -> new Credentials(one.account(), one.passwordHash(), now.plus(lock)));
      }
    }

    @Override
    public void rightPassword(UUID id) {
      failures.remove(id);
    }

    @Override
    public void revoke(UUID tokenId, Instant expires) {
      revoked.add(tokenId);
    }

    @Override
    public Standing standing(UUID accountId, UUID tokenId) {
      return revoked.contains(tokenId) ? Standing.LOGGED_OUT : Standing.WELCOME;
    }
  }

  /// Personas, and the last query there was.
  static final class PersonasKept implements PersonaStore, PersonaArchive, VoiceCatalog {
    private final List<Persona> kept = new ArrayList<>();
    private @Nullable PersonaQuery lastQuery;

    void add(Persona persona) {
      kept.add(persona);
    }

    @Nullable PersonaQuery lastQuery() {
      return lastQuery;
    }

    @Override
    public Page<Persona> list(PersonaQuery query, @Nullable UUID viewer) {
      lastQuery = query;
      var visible =
          kept.stream()
              .filter(one -> one.isPublic() || viewer != null && one.visibleTo(viewer))
              .filter(one -> author(query, one.author()))
              .sorted(Comparator.comparing(Persona::name))
              .toList();
      var items = visible.stream().skip(query.page().offset()).limit(query.page().limit()).toList();
      return new Page<>(items, query.page(), visible.size());
    }

    private static boolean author(PersonaQuery query, Author author) {
      return query.createdBy() == null || author.equals(query.createdBy());
    }

    @Override
    public Optional<Persona> find(UUID id) {
      return kept.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public void seed(List<Persona> houses) {
      kept.addAll(houses);
    }

    @Override
    public boolean add(Persona persona, UUID author, int most) {
      if (kept.stream().filter(one -> one.writtenBy(author)).count() >= most) {
        return false;
      }
      return kept.add(persona);
    }

    @Override
    public void replace(Persona persona) {
      kept.replaceAll(one -> one.id().equals(persona.id()) ? persona : one);
    }

    @Override
    public boolean remove(UUID id) {
      return kept.removeIf(one -> one.id().equals(id));
    }

    @Override
    public List<Voice> voices() {
      return List.of(new Voice("voice-of-rachel", "Rachel", null));
    }

    @Override
    public boolean exists(String voice) {
      return voice.equals("rachel");
    }
  }

  /// Events that were acted on.
  static final class Inbox implements EventInbox {
    private final Set<String> applied = ConcurrentHashMap.newKeySet();

    @Override
    public boolean applied(String eventId) {
      return applied.contains(eventId);
    }

    @Override
    public void apply(String eventId, String type) {
      applied.add(eventId);
    }
  }
}

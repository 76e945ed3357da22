package callmeback.voice.twilio;

import callmeback.core.Page;
import callmeback.core.account.Account;
import callmeback.core.account.AccountStore;
import callmeback.core.account.Credentials;
import callmeback.core.account.EmailAddress;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.PersonaStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A world without people.
final class Nobody {
  private Nobody() {}

  static final class Accounts implements AccountStore {

    @Override
    public void add(Account account, String passwordHash) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Account> find(UUID id) {
      return Optional.empty();
    }

    @Override
    public Optional<Credentials> credentials(EmailAddress email) {
      return Optional.empty();
    }

    @Override
    public void wrongPassword(UUID id, int limit, Instant now, Duration lock) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void rightPassword(UUID id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(UUID tokenId, Instant expires) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Standing standing(UUID accountId, UUID tokenId) {
      return Standing.WELCOME;
    }
  }

  static final class Personas implements PersonaStore {

    @Override
    public Page<Persona> list(PersonaQuery query, @Nullable UUID viewer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Persona> find(UUID id) {
      return Optional.empty();
    }

    @Override
    public void seed(List<Persona> houses) {
      throw new UnsupportedOperationException();
    }
  }
}

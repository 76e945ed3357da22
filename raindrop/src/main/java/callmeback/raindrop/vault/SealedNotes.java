package callmeback.raindrop.vault;

import callmeback.core.quote.NoteSeal;
import java.util.Optional;

/// Seals notes that others carry for us, with the vault's keys.
public record SealedNotes(Vault vault) implements NoteSeal {

  @Override
  public byte[] seal(String name, byte[] note) {
    return vault.seal(name, note);
  }

  @Override
  public Optional<byte[]> open(String name, byte[] sealed) {
    try {
      return Optional.of(vault.open(name, sealed));
    } catch (Tampered | UnknownKey _) {
      return Optional.empty();
    }
  }
}

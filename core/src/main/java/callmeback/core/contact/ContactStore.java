package callmeback.core.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Keeps who has whom among their contacts.
public interface ContactStore {

  /// Those whose persona the account may still see, newest first.
  List<Contact> list(UUID accountId);

  Added add(UUID accountId, UUID personaId, Instant at, int most);

  /// What became of an attempt to add a contact.
  enum Added {
    ADDED,
    /// It is among the contacts already.
    THERE,
    TOO_MANY
  }

  /// @return false when it was none of the account's contacts
  boolean remove(UUID accountId, UUID personaId);
}

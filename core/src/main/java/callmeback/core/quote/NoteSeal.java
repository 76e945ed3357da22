package callmeback.core.quote;

import java.util.Optional;

/// Seals our own notes for others to carry: they can neither read, make nor change one.
public interface NoteSeal {
  /// @param name for whom and what for; it opens under the same name only
  byte[] seal(String name, byte[] note);

  /// Empty unless it was sealed by us under this name.
  Optional<byte[]> open(String name, byte[] sealed);
}

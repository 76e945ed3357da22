package callmeback.raindrop.bucket;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of a sealed object, in the parameters of a content type: for stores that keep that
/// and have no place for anything else.
public record SealedType(
    String contentType, long size, Instant modified, @Nullable Instant expires) {
  private static final Pattern FORM =
      Pattern.compile(
          "application/vnd\\.callmeback\\.sealed; of=\"(?<type>[^\"]+)\"; size=\"(?<size>\\d{1,18})\";"
              + " modified=\"(?<modified>[^\"]+)\"(; expires=\"(?<expires>[^\"]+)\")?");

  public static SealedType of(StoredObject object) {
    return new SealedType(
        object.contentType(), object.size(), object.lastModified(), object.expiresAt());
  }

  /// Nothing, if the object is not one of ours.
  public static Optional<SealedType> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var expires = parts.group("expires");
    return Optional.of(
        new SealedType(
            parts.group("type"),
            Long.parseLong(parts.group("size")),
            Instant.parse(parts.group("modified")),
            expires == null ? null : Instant.parse(expires)));
  }

  public StoredObject object(String key) {
    return new StoredObject(key, size, contentType, modified, expires);
  }

  @Override
  public String toString() {
    return "application/vnd.callmeback.sealed; of=\"%s\"; size=\"%d\"; modified=\"%s\"%s"
        .formatted(
            contentType, size, modified, expires == null ? "" : "; expires=\"" + expires + "\"");
  }
}

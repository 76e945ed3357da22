package callmeback.raindrop.hosted;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// Something that hosted Raindrop is to be told. Telling it twice does no harm.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.Noted.class, name = "noted"),
  @JsonSubTypes.Type(value = Change.Unnoted.class, name = "unnoted"),
  @JsonSubTypes.Type(value = Change.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = Change.Learned.class, name = "learned"),
  @JsonSubTypes.Type(value = Change.Unlearned.class, name = "unlearned"),
  @JsonSubTypes.Type(value = Change.Stored.class, name = "stored"),
  @JsonSubTypes.Type(value = Change.Dropped.class, name = "dropped")
})
sealed interface Change {
  /// Whose it is: changes of one subject are made in order.
  @JsonIgnore
  String subject();

  /// A change of somebody's memory.
  sealed interface OfMemory extends Change {
    String owner();

    @Override
    @JsonIgnore
    default String subject() {
      return memory(owner());
    }
  }

  /// A change of a bucket.
  sealed interface OfBucket extends Change {
    String key();

    @Override
    @JsonIgnore
    default String subject() {
      return object(key());
    }
  }

  /// An entry was added to a session.
  record Noted(String owner, String session, Entry entry) implements OfMemory {}

  /// An entry was removed from a session, open or ended.
  record Unnoted(String owner, String session, String id) implements OfMemory {}

  /// A session ended.
  record Ended(String owner, String session) implements OfMemory {}

  /// A value was put under a key.
  record Learned(String owner, String key, String value, String at) implements OfMemory {}

  /// A key was deleted.
  record Unlearned(String owner, String key) implements OfMemory {}

  /// An object was put.
  ///
  /// @param modified an ISO 8601 instant
  /// @param expires another, or null for never
  record Stored(
      String key, byte[] content, String contentType, String modified, @Nullable String expires)
      implements OfBucket {}

  /// An object was deleted.
  record Dropped(String key) implements OfBucket {}

  static String memory(String owner) {
    return "memory/" + owner;
  }

  static String object(String key) {
    return "object/" + key;
  }
}

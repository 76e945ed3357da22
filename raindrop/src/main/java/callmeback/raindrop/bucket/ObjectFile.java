package callmeback.raindrop.bucket;

import callmeback.raindrop.vault.Vault;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An object as a file: the length of its sealed head (4 bytes), the sealed head, the sealed
/// content. Both in one file, because then one rename makes them appear together.
final class ObjectFile {
  private static final int LONGEST_HEAD = 8192;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vault vault;

  ObjectFile(Vault vault) {
    this.vault = vault;
  }

  private record Head(
      String contentType, long size, String lastModified, @Nullable String expiresAt) {
    static Head of(StoredObject object) {
      var expiresAt = object.expiresAt();
      return new Head(
          object.contentType(),
          object.size(),
          object.lastModified().toString(),
          expiresAt == null ? null : expiresAt.toString());
    }

    StoredObject object(String key) {
      return new StoredObject(
          key,
          size,
          contentType,
          Instant.parse(lastModified),
          expiresAt == null ? null : Instant.parse(expiresAt));
    }
  }

  /// Writes the file and waits until the disk has it.
  void write(Path file, StoredObject object, byte[] content) throws IOException {
    var head = vault.seal(headName(object.key()), JSON.writeValueAsBytes(Head.of(object)));
    var body = vault.seal(contentName(object.key()), content);
    var bytes = ByteBuffer.allocate(Integer.BYTES + head.length + body.length);
    bytes.putInt(head.length).put(head).put(body).flip();
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// Whether the vault's current key sealed it.
  boolean current(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(Integer.BYTES);
      return vault.current(in.readNBytes(2));
    }
  }

  StoredObject head(Path file, String key) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return head(in, key);
    }
  }

  ObjectContent read(Path file, String key) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var object = head(in, key);
      return new ObjectContent(object, vault.open(contentName(key), in.readAllBytes()));
    }
  }

  /// A length that makes no sense yields bytes that the vault refuses.
  private StoredObject head(InputStream in, String key) throws IOException {
    var length = new DataInputStream(in).readInt();
    var sealed = in.readNBytes(Math.clamp(length, 0, LONGEST_HEAD));
    return JSON.readValue(vault.open(headName(key), sealed), Head.class).object(key);
  }

  private static String headName(String key) {
    return "object/" + key + "#head";
  }

  private static String contentName(String key) {
    return "object/" + key + "#content";
  }
}

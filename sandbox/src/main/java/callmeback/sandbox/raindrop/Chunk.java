package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A piece of an object's text, as search finds it.
record Chunk(ObjectNode bucket, String object, String type, String text) {
  private static final int LETTERS = 600;

  /// The pieces of an object that has text; others are stored, not indexed.
  static List<Chunk> of(ObjectNode bucket, ObjectNode object) {
    var type = object.path("contentType").asText();
    var chunks = new ArrayList<Chunk>();
    if (type.startsWith("text/") || type.equals("application/pdf")) {
      var bytes = Base64.getDecoder().decode(object.path("content").asText());
      var text = new String(bytes, StandardCharsets.UTF_8);
      for (var from = 0; from < text.length(); from += LETTERS) {
        var piece = text.substring(from, Math.min(text.length(), from + LETTERS));
        chunks.add(new Chunk(bucket, object.path("key").asText(), type, piece));
      }
    }
    return chunks;
  }

  ObjectNode result(String input) {
    var result =
        Json.object()
            .put("chunkSignature", signature(object + text))
            .put("text", text)
            .put("score", Words.score(input, text))
            .put("type", type)
            .put("payloadSignature", signature(text));
    var source = result.putObject("source").put("object", object);
    source.set("bucket", named(bucket));
    return result;
  }

  /// A bucket as replies name it.
  static ObjectNode named(ObjectNode bucket) {
    return Json.object()
        .put("bucketName", bucket.path("name").asText())
        .put("applicationName", bucket.path("applicationName").asText(""))
        .put("applicationVersionId", bucket.path("version").asText(""));
  }

  static String signature(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}

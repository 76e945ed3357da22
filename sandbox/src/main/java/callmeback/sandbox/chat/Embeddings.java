package callmeback.sandbox.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// Vectors for texts, as OpenAI makes them: texts about the same things point the same way.
///
/// A text's vector is the sum of one for each thing it speaks of. Words of the same meaning are one
/// thing, as far as the list here goes; every other word is a thing of its own.
final class Embeddings {
  private static final Set<String> MODELS =
      Set.of("text-embedding-3-small", "text-embedding-3-large", "text-embedding-ada-002");

  /// Cannot be shortened.
  private static final String OLD = "text-embedding-ada-002";

  private static final int USUAL = 1536;
  private static final int MOST_TEXTS = 2048;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Map<String, String> THINGS =
      things(
          "mother mum mom mummy mommy",
          "father dad daddy papa",
          "surgery operation operated surgeon",
          "doctor physician gp",
          "job work employment position career",
          "dog puppy hound terrier",
          "car vehicle automobile",
          "house home flat apartment",
          "afraid scared frightened nervous anxious",
          "wedding marriage married marry",
          "moved relocated moving");

  private static final Set<String> SMALL =
      Set.of(
          ("a an the is are was were be been has have had do did my your his her their its i you he she it"
                  + " they we me him them in on at of to for from with and or but about how what who that"
                  + " this there s t went going go")
              .split(" "));

  private Embeddings() {}

  private static Map<String, String> things(String... groups) {
    var things = new HashMap<String, String>();
    for (var group : groups) {
      var words = group.split(" ");
      Arrays.stream(words).forEach(word -> things.put(word, words[0]));
    }
    return Map.copyOf(things);
  }

  /// @throws Rejected naming the first field that is wrong
  static ObjectNode answer(JsonNode body) {
    var model = body.path("model").asText("");
    if (!MODELS.contains(model)) {
      throw Rejected.unknownModel(model);
    }
    var texts = texts(body.path("input"));
    var length = length(body.path("dimensions"), model);
    var base64 = base64(body.path("encoding_format"));
    var answer = Json.MAPPER.createObjectNode().put("object", "list");
    var data = answer.putArray("data");
    for (var i = 0; i < texts.size(); i++) {
      var each = data.addObject().put("object", "embedding").put("index", i);
      put(each, vector(texts.get(i), length), base64);
    }
    var tokens = texts.stream().mapToInt(text -> 1 + text.length() / 4).sum();
    answer.put("model", model);
    answer.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
    return answer;
  }

  private static List<String> texts(JsonNode input) {
    var texts = input.isArray() ? input.valueStream().toList() : List.of(input);
    if (texts.isEmpty()
        || texts.size() > MOST_TEXTS
        || !texts.stream().allMatch(text -> text.isTextual() && !text.textValue().isEmpty())) {
      throw Rejected.invalid("input", "'$.input' is invalid.");
    }
    return texts.stream().map(JsonNode::textValue).toList();
  }

  private static int length(JsonNode dimensions, String model) {
    if (dimensions.isMissingNode() || dimensions.isNull()) {
      return USUAL;
    }
    if (model.equals(OLD)) {
      throw Rejected.invalid("dimensions", "This model does not support specifying dimensions.");
    }
    if (!dimensions.isInt() || dimensions.asInt() < 1 || dimensions.asInt() > USUAL) {
      throw Rejected.invalid("dimensions", "'$.dimensions' is invalid.");
    }
    return dimensions.asInt();
  }

  private static boolean base64(JsonNode format) {
    return switch (format.asText("float")) {
      case "float" -> false;
      case "base64" -> true;
      default -> throw Rejected.invalid("encoding_format", "'$.encoding_format' is invalid.");
    };
  }

  private static void put(ObjectNode each, float[] vector, boolean base64) {
    if (base64) {
      var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(vector);
      each.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
    } else {
      var numbers = each.putArray("embedding");
      for (var number : vector) {
        numbers.add(number);
      }
    }
  }

  /// Of length 1, as OpenAI's are.
  private static float[] vector(String text, int length) {
    var sum = new double[length];
    for (var word : BETWEEN.split(text.toLowerCase(Locale.ROOT))) {
      if (!word.isEmpty() && !SMALL.contains(word)) {
        add(sum, THINGS.getOrDefault(word, word));
      }
    }
    if (Arrays.stream(sum).allMatch(number -> number == 0)) {
      add(sum, "nothing in particular");
    }
    var norm = Math.sqrt(Arrays.stream(sum).map(number -> number * number).sum());
    var vector = new float[length];
    for (var i = 0; i < length; i++) {
      vector[i] = (float) (sum[i] / norm);
    }
    return vector;
  }

  /// The same direction for the same thing, whoever asks and whenever.
  private static void add(double[] sum, String thing) {
    var random = new Random(thing.hashCode());
    for (var i = 0; i < sum.length; i++) {
      sum[i] += random.nextGaussian();
    }
  }
}

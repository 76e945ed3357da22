package callmeback.sandbox.raindrop;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// A played Raindrop and a client that writes requests as the official SDK does.
final class RaindropRig implements AutoCloseable {
  static final String KEY = "test-key";
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOCATOR =
      "{'name':'%s','applicationName':'call-me-back','version':'01jxanr45haeswhay4n0q8340y'}";

  final World world;
  RaindropSimulator raindrop;
  private final OkHttpClient client =
      new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(10)).build();

  RaindropRig(Path state) {
    this.world = World.of(InstantSource.system(), 7, state);
    this.raindrop = RaindropSimulator.open(world, 0, KEY);
  }

  /// One answer: its status and its JSON.
  record Reply(int status, JsonNode body) {}

  Reply send(String path, String json, String key) {
    var request =
        new Request.Builder()
            .url(raindrop.base() + path)
            .header("Authorization", "Bearer " + key)
            .post(
                RequestBody.create(
                    json.getBytes(StandardCharsets.UTF_8), MediaType.get("application/json")));
    try (Response response = client.newCall(request.build()).execute()) {
      assertThat(response.header("Content-Type")).isEqualTo("application/json");
      return new Reply(response.code(), JSON.readTree(response.body().string()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param json with single quotes
  Reply send(String path, String json) {
    return send(path, json.replace('\'', '"'), KEY);
  }

  /// Asks for something of the memory, and expects it to go well.
  JsonNode memory(String path, String fields) {
    return well(path, "smartMemoryLocation", "smartMemory", "companion-memory", fields);
  }

  JsonNode bucket(String path, String fields) {
    return well(path, "bucketLocation", "bucket", "companion-bucket", fields);
  }

  /// Runs a statement, or asks in words, and expects it to go well.
  JsonNode sql(String field, String value, String format) {
    var body = JSON.createObjectNode().put(field, value).put("format", "OUTPUT_FORMAT_" + format);
    body.putObject("smartSqlLocation")
        .putObject("smartSql")
        .put("name", "companion-sql")
        .put("applicationName", "call-me-back")
        .put("version", "01jxanr45haeswhay4n0q8340y");
    var reply = send("/v1/execute_query", body.toString(), KEY);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    return reply.body();
  }

  JsonNode sql(String statement) {
    return sql("sqlQuery", statement, "JSON");
  }

  private JsonNode well(String path, String location, String form, String name, String fields) {
    var reply =
        send(
            path,
            "{'%s':{'%s':%s}%s}"
                .formatted(
                    location, form, LOCATOR.formatted(name), fields.isEmpty() ? "" : "," + fields));
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    return reply.body();
  }

  String session() {
    return memory("/v1/start_session", "").path("sessionId").asText();
  }

  static List<String> texts(JsonNode list, String field) {
    return list.findValuesAsText(field);
  }

  static ObjectNode object(String json) throws IOException {
    return (ObjectNode) JSON.readTree(json);
  }

  void reopen() {
    raindrop.close();
    raindrop = RaindropSimulator.open(world, 0, KEY);
  }

  @Override
  public void close() {
    raindrop.close();
  }
}

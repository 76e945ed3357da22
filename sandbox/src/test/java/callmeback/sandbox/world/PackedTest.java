package callmeback.sandbox.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.zip.GZIPInputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
final class PackedTest {
  private static final String BODY = "Where do all the words go? ".repeat(100);

  private final OkHttpClient client = new OkHttpClient();
  private WireServer server;

  @BeforeEach
  void open() {
    server =
        WireServer.open(
            World.of(InstantSource.system(), 1, Path.of("unused")),
            "acme",
            0,
            routes ->
                routes.get(
                    "/words",
                    (request, response) -> Packed.send(request, response, BODY.getBytes(UTF_8))),
            sockets -> {});
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "deflate, gzip", "br;q=1.0, gzip;q=0.8"})
  void whoTakesGzipIsSentIt(String accepted) throws IOException {
    try (Response response = get(accepted)) {
      byte[] sent = response.body().bytes();
      assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
      assertThat(response.header("Vary")).isEqualTo("Accept-Encoding");
      assertThat(sent.length).isLessThan(BODY.length() / 2);
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
        assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(BODY);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "utf-8", "gzip;q=0", "gzip;q=0.0", "deflate, br"})
  void whoDoesNotIsSentWhatItIs(String accepted) throws IOException {
    try (Response response = get(accepted)) {
      assertThat(response.header("Content-Encoding")).isNull();
      assertThat(response.header("Vary")).isEqualTo("Accept-Encoding");
      assertThat(response.body().string()).isEqualTo(BODY);
    }
  }

  @Test
  void aClientThatUnpacksByItselfSeesNoDifference() throws IOException {
    Request request = new Request.Builder().url(server.base() + "/words").build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.body().string()).isEqualTo(BODY);
    }
  }

  private Response get(String accepted) throws IOException {
    return client
        .newCall(
            new Request.Builder()
                .url(server.base() + "/words")
                .header("Accept-Encoding", accepted)
                .build())
        .execute();
  }
}

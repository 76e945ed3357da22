package callmeback.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest extends SandboxRig {
  @ParameterizedTest
  @EnumSource(
      value = Provider.class,
      names = {"TWILIO", "STRIPE", "DEEPGRAM", "CEREBRAS", "OPENAI", "ELEVENLABS", "RAINDROP"})
  void everyPlayedProviderAnswersOnAPortOfItsOwn(Provider provider) throws IOException {
    try (Response response =
        client
            .newCall(new Request.Builder().url(sandbox.base(provider).toString()).build())
            .execute()) {
      assertThat(response.code()).isBetween(400, 499);
    }
    assertThat(json("/simulators").path(provider.word()).asText())
        .isEqualTo(sandbox.base(provider).toString());
  }

  @Test
  void aProviderThatIsNotPlayedHasNoAddress() {
    assertThatThrownBy(() -> sandbox.base(Provider.ASSEMBLYAI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("assemblyai");
  }

  @Test
  void aTakenPortOpensNothing(@TempDir Path state) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Sandbox.open(config(port, state)))
          .isInstanceOf(RuntimeException.class);

      int stripe = port + Provider.STRIPE.offset();
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), stripe).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aTelephoneRingsInABrowserIsAnsweredHeardAndHungUp() throws Exception {
    String phone = "+15557654321";
    ask("PUT", "/phones/" + phone, "{\"behaviour\": \"manual\"}").close();
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> audio = new LinkedBlockingQueue<>();
    Request line = new Request.Builder().url(sandbox.door() + "/phones/" + phone + "/line").build();
    WebSocket socket = client.newWebSocket(line, new Recorder(events, audio));
    assertThat(events.poll(5, TimeUnit.SECONDS)).isEqualTo("open");

    call(phone);
    assertThat(events.poll(10, TimeUnit.SECONDS)).contains("ringing", "+15005550006");
    ask("POST", "/phones/" + phone + "/answer", "").close();
    assertThat(events.poll(10, TimeUnit.SECONDS)).contains("answered");
    assertThat(audio.poll(10, TimeUnit.SECONDS)).isPositive();
    ask("POST", "/phones/" + phone + "/hang-up", "").close();
    assertThat(nextEnded(events)).contains("ended");
    socket.close(1000, null);

    try (Response again = ask("POST", "/phones/" + phone + "/answer", "")) {
      assertThat(again.code()).isEqualTo(409);
    }
  }
}

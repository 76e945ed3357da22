package callmeback.voice.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpeechEvent.TurnEnded;
import callmeback.voice.speech.SpeechEvent.TurnStarted;
import callmeback.voice.speech.SpeechToText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(20)
class ReconnectingEarsTest {
  private static final ReconnectPolicy POLICY =
      new ReconnectPolicy(2, Duration.ofMillis(100), Duration.ZERO);
  private final FakeEars ears = new FakeEars();

  @Test
  void theLatestAudioIsHeardAgainAndNothingIsLost() throws Exception {
    try (var listening = new ReconnectingEars(ears, POLICY).open()) {
      send(listening, 1, 10);
      ears.connections.get(0).events.add(Optional.of(new TurnStarted(0, "hello")));
      assertThat(listening.next()).isEqualTo(new TurnStarted(0, "hello"));
      ears.connections.get(0).events.add(Optional.empty());
      ears.prepared.add(Optional.of(new TurnEnded(0, "hello you", 40)));
      assertThat(listening.next()).isEqualTo(new TurnEnded(0, "hello you", 40));
      send(listening, 11, 12);
    }
    assertThat(ears.connections.get(0).closed).isTrue();
    assertThat(ears.connections.get(1).frames).containsExactly(6, 7, 8, 9, 10, 11, 12);
  }

  @Test
  void audioOfATurnThatIsOverIsNotHeardAgain() throws Exception {
    try (var listening = new ReconnectingEars(ears, POLICY).open()) {
      send(listening, 1, 10);
      ears.connections.get(0).events.add(Optional.of(new TurnEnded(0, "bye", 40)));
      listening.next();
      send(listening, 11, 11);
      ears.connections.get(0).events.add(Optional.empty());
      ears.prepared.add(Optional.of(new TurnStarted(0, "wait")));
      assertThat(listening.next()).isEqualTo(new TurnStarted(1, "wait"));
    }
    assertThat(ears.connections.get(1).frames).containsExactly(9, 10, 11);
  }

  @Test
  void afterTheLastAttemptTheFailureIsTold() throws Exception {
    try (var listening = new ReconnectingEars(ears, POLICY).open()) {
      ears.refusing = true;
      ears.connections.get(0).events.add(Optional.empty());
      assertThatThrownBy(listening::next).isInstanceOf(ProviderException.class);
      assertThat(ears.refused).isEqualTo(2);
    }
  }

  @Test
  void closingIsNotALoss() throws Exception {
    var listening = new ReconnectingEars(ears, POLICY).open();
    listening.close();
    assertThatThrownBy(listening::next).isInstanceOf(ProviderException.class);
    assertThat(ears.connections).hasSize(1);
  }

  /// Frames of 20 ms that carry their number.
  private static void send(SpeechToText.Listening listening, int from, int to) throws Exception {
    for (var number = from; number <= to; number++) {
      var frame = new byte[160];
      frame[0] = (byte) number;
      listening.send(frame);
    }
  }

  private static final class FakeEars implements SpeechToText {
    private final List<FakeListening> connections = new ArrayList<>();
    private final List<Optional<SpeechEvent>> prepared = new ArrayList<>();
    private boolean refusing;
    private int refused;

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Listening open() throws ProviderException {
      if (refusing) {
        refused++;
        throw new ProviderException("fake", "refused");
      }
      var connection = new FakeListening();
      connection.events.addAll(prepared);
      connections.add(connection);
      return connection;
    }
  }

  /// An empty event is a lost connection.
  private static final class FakeListening implements SpeechToText.Listening {
    private final LinkedBlockingQueue<Optional<SpeechEvent>> events = new LinkedBlockingQueue<>();
    private final List<Integer> frames = new ArrayList<>();
    private boolean closed;

    @Override
    public void send(byte[] mulaw) {
      frames.add((int) mulaw[0]);
    }

    @Override
    public SpeechEvent next() throws ProviderException, InterruptedException {
      return events.take().orElseThrow(() -> new ProviderException("fake", "lost"));
    }

    @Override
    public void close() {
      closed = true;
      events.add(Optional.empty());
    }
  }
}

package callmeback.voice.metering;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpeechToText;
import java.util.concurrent.atomic.AtomicLong;

/// Ears that tell what they cost once they stop listening.
public final class MeteredEars implements SpeechToText {
  private final SpeechToText ears;
  private final Rates.Listening rates;
  private final Meter meter;

  public MeteredEars(SpeechToText ears, Rates.Listening rates, Meter meter) {
    this.ears = ears;
    this.rates = rates;
    this.meter = meter;
  }

  @Override
  public String name() {
    return ears.name();
  }

  @Override
  public Listening open() throws ProviderException {
    return new MeteredListening(ears.open());
  }

  private final class MeteredListening implements Listening {
    private final Listening listening;
    private final AtomicLong unpaid = new AtomicLong();

    private MeteredListening(Listening listening) {
      this.listening = listening;
    }

    @Override
    public void send(byte[] mulaw) throws ProviderException {
      listening.send(mulaw);
      unpaid.addAndGet(mulaw.length);
    }

    @Override
    public SpeechEvent next() throws ProviderException, InterruptedException {
      return listening.next();
    }

    @Override
    public void close() {
      listening.close();
      var bytes = unpaid.getAndSet(0);
      if (bytes > 0) {
        meter.spent(name(), rates.cost(bytes));
      }
    }
  }
}

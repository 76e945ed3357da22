package callmeback.voice.metering;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.TextToSpeech;

/// A voice that tells what each sentence cost. A reply that is dropped has been paid for.
public final class MeteredVoice implements TextToSpeech {
  private final TextToSpeech voice;
  private final Rates.Speaking rates;
  private final Meter meter;

  public MeteredVoice(TextToSpeech voice, Rates.Speaking rates, Meter meter) {
    this.voice = voice;
    this.rates = rates;
    this.meter = meter;
  }

  @Override
  public String name() {
    return voice.name();
  }

  @Override
  public Speaking open(String whose) throws ProviderException {
    return new MeteredSpeaking(voice.open(whose));
  }

  private final class MeteredSpeaking implements Speaking {
    private final Speaking speaking;

    private MeteredSpeaking(Speaking speaking) {
      this.speaking = speaking;
    }

    @Override
    public void say(long reply, String sentence) throws ProviderException {
      speaking.say(reply, sentence);
      meter.spent(name(), rates.cost(sentence.length()));
    }

    @Override
    public void finish(long reply) throws ProviderException {
      speaking.finish(reply);
    }

    @Override
    public void cancel(long reply) {
      speaking.cancel(reply);
    }

    @Override
    public SpokenAudio next() throws ProviderException, InterruptedException {
      return speaking.next();
    }

    @Override
    public void close() {
      speaking.close();
    }
  }
}

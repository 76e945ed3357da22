package callmeback.app.house;

import callmeback.voice.call.Equipment;
import callmeback.voice.call.PhoneCalls.Outfitter;
import callmeback.voice.cerebras.Cerebras;
import callmeback.voice.chat.ChatModel;
import callmeback.voice.deepgram.DeepgramEars;
import callmeback.voice.elevenlabs.ElevenLabsVoice;
import callmeback.voice.failover.Circuit;
import callmeback.voice.failover.FailoverMind;
import callmeback.voice.failover.FailoverPolicy;
import callmeback.voice.failover.ReconnectPolicy;
import callmeback.voice.failover.ReconnectingEars;
import callmeback.voice.metering.Meter;
import callmeback.voice.metering.MeteredEars;
import callmeback.voice.metering.MeteredMind;
import callmeback.voice.metering.MeteredVoice;
import callmeback.voice.openai.OpenAi;
import callmeback.voice.twilio.TwilioTelephony;
import callmeback.voice.wire.ProviderHttp;
import java.time.InstantSource;

/// Ears, mind and voice of each call: the providers, metered, with one standing in for another.
final class Voices implements Outfitter {
  private final DeepgramEars ears;
  private final ChatModel first;
  private final ChatModel second;
  private final ElevenLabsVoice voice;
  private final FailoverPolicy policy = FailoverPolicy.usual();
  private final Circuit circuit;

  Voices(Outside outside, InstantSource clock) {
    var client = ProviderHttp.client();
    ears = new DeepgramEars(outside.deepgram(), client);
    first = Cerebras.mind(outside.cerebras(), client);
    second = OpenAi.mind(outside.openai(), client);
    voice = new ElevenLabsVoice(outside.elevenlabs(), client);
    circuit = Circuit.of(policy, clock);
  }

  @Override
  public Equipment equip(Meter meter) {
    Thread.ofVirtual().name("warm-up").start(first::warm);
    return new Equipment(
        new ReconnectingEars(
            new MeteredEars(ears, DeepgramEars.RATES, meter), ReconnectPolicy.usual()),
        new FailoverMind(
            new MeteredMind(first, Cerebras.RATES, meter),
            new MeteredMind(second, OpenAi.RATES, meter),
            policy,
            circuit),
        new MeteredVoice(voice, ElevenLabsVoice.RATES, meter),
        talked -> meter.spent(TwilioTelephony.NAME, TwilioTelephony.RATES.cost(talked)));
  }
}

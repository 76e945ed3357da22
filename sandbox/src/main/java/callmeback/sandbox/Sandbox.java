package callmeback.sandbox;

import callmeback.sandbox.chat.ChatSimulator;
import callmeback.sandbox.deepgram.DeepgramSimulator;
import callmeback.sandbox.door.ControlDoor;
import callmeback.sandbox.door.House;
import callmeback.sandbox.elevenlabs.ElevenLabsSimulator;
import callmeback.sandbox.phone.PhoneBook;
import callmeback.sandbox.raindrop.RaindropSimulator;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.stripe.StripeSimulator;
import callmeback.sandbox.twilio.TwilioSimulator;
import callmeback.sandbox.world.Phones;
import callmeback.sandbox.world.Simulator;
import callmeback.sandbox.world.World;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The whole outside world on loopback: every provider that is played, their telephones, and the
/// control door.
public final class Sandbox implements AutoCloseable {
  private final World world;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final PhoneBook phones;
  private final StripeSimulator stripe;
  private final TwilioSimulator twilio;
  private final List<Simulator> simulators;
  private final ControlDoor door;

  private Sandbox(SandboxConfig config) {
    Credentials keys = config.credentials();
    Speech speech = new Speech();
    world = World.of(config.clock(), config.seed(), config.state());
    phones = new PhoneBook(config.clock(), speech);
    try {
      stripe =
          opened(
              StripeSimulator.open(
                  world, config.portOf(Provider.STRIPE), keys.stripe(config.stripeWebhook())));
      twilio =
          opened(
              TwilioSimulator.open(
                  world, config.portOf(Provider.TWILIO), keys.twilio(), speech, phones));
      simulators =
          List.of(
              twilio,
              stripe,
              opened(deepgram(config, keys, speech)),
              opened(chat(config, Provider.CEREBRAS, keys.cerebrasApiKey())),
              opened(chat(config, Provider.OPENAI, keys.openaiApiKey())),
              opened(
                  ElevenLabsSimulator.open(
                      world, config.portOf(Provider.ELEVENLABS), keys.elevenlabsApiKey(), speech)),
              opened(raindrop(config, keys)));
      House house =
          new House(
              world,
              simulators,
              Map.of("stripe", stripe::books, "twilio", twilio::books),
              phones,
              stripe.dashboard());
      door = opened(ControlDoor.open(house, config.port()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Opens everything, or nothing if a port is taken.
  public static Sandbox open(SandboxConfig config) {
    return new Sandbox(config);
  }

  private DeepgramSimulator deepgram(SandboxConfig config, Credentials keys, Speech speech) {
    var port = config.portOf(Provider.DEEPGRAM);
    return DeepgramSimulator.open(world, port, keys.deepgramApiKey(), speech);
  }

  private RaindropSimulator raindrop(SandboxConfig config, Credentials keys) {
    return RaindropSimulator.open(world, config.portOf(Provider.RAINDROP), keys.raindropApiKey());
  }

  private ChatSimulator chat(SandboxConfig config, Provider provider, String apiKey) {
    return ChatSimulator.open(world, provider.word(), config.portOf(provider), apiKey);
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  /// The control door's address.
  public URI door() {
    return door.base();
  }

  /// What a client of that provider puts in place of the real address.
  ///
  /// @throws IllegalArgumentException if the provider is not played
  public URI base(Provider provider) {
    return simulators.stream()
        .filter(simulator -> simulator.name().equals(provider.word()))
        .findFirst()
        .map(Simulator::base)
        .orElseThrow(() -> new IllegalArgumentException(provider.word() + " is not played"));
  }

  public World world() {
    return world;
  }

  public Phones phones() {
    return phones;
  }

  public StripeSimulator stripe() {
    return stripe;
  }

  public TwilioSimulator twilio() {
    return twilio;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        System.getLogger(Sandbox.class.getName())
            .log(System.Logger.Level.WARNING, "a part of the sandbox did not close", e);
      }
    }
  }
}

package callmeback.app.house;

import callmeback.api.stripe.StripeConfig;
import callmeback.app.config.Config;
import callmeback.app.config.Config.Model;
import callmeback.app.config.Provider;
import callmeback.core.Secret;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.PhoneProofs;
import callmeback.sandbox.Credentials;
import callmeback.sandbox.Sandbox;
import callmeback.voice.cerebras.Cerebras;
import callmeback.voice.chat.ChatConfig;
import callmeback.voice.deepgram.DeepgramConfig;
import callmeback.voice.elevenlabs.ElevenLabsConfig;
import callmeback.voice.openai.OpenAi;
import callmeback.voice.twilio.TwilioConfig;
import callmeback.voice.twilio.TwilioVerify;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where each provider is and with which key: itself, or the sandbox in its place.
record Outside(
    TwilioConfig twilio,
    StripeConfig stripe,
    DeepgramConfig deepgram,
    ChatConfig cerebras,
    ChatConfig openai,
    ElevenLabsConfig elevenlabs) {
  private static final URI STRIPE = URI.create("https://api.stripe.com");
  private static final URI DEEPGRAM = URI.create("https://api.deepgram.com");
  private static final URI ELEVENLABS = URI.create("https://api.elevenlabs.io");
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /// @param sandbox open wherever a provider is to be played
  static Outside of(Config config, @Nullable Sandbox sandbox) {
    var providers = config.providers();
    var keys = Credentials.usual();
    return new Outside(
        twilio(config, sandbox, keys),
        stripe(config, sandbox, keys),
        deepgram(
            config, reach(sandbox, callmeback.sandbox.Provider.DEEPGRAM, keys.deepgramApiKey())),
        chat(
            providers.cerebras(),
            Cerebras.BASE,
            reach(sandbox, callmeback.sandbox.Provider.CEREBRAS, keys.cerebrasApiKey())),
        chat(
            providers.openai(),
            OpenAi.BASE,
            reach(sandbox, callmeback.sandbox.Provider.OPENAI, keys.openaiApiKey())),
        elevenlabs(
            config,
            reach(sandbox, callmeback.sandbox.Provider.ELEVENLABS, keys.elevenlabsApiKey())));
  }

  /// The sandbox takes any service for its own.
  private static final String PLAYED_SERVICE = "VA" + "0".repeat(32);

  /// How numbers are proved.
  PhoneProofs proofs(Config config) {
    var service = config.providers().telephone().verifyService();
    return new TwilioVerify(twilio, service.isEmpty() ? PLAYED_SERVICE : service);
  }

  /// An address and the key to it.
  private record Reach(URI base, Secret key) {}

  private static TwilioConfig twilio(Config config, @Nullable Sandbox sandbox, Credentials keys) {
    var telephone = config.providers().telephone();
    return switch (telephone.provider()) {
      case Provider.Sandboxed() ->
          new TwilioConfig(
              config.web().baseUrl(),
              reach(sandbox, callmeback.sandbox.Provider.TWILIO, "").base(),
              keys.twilioAccountSid(),
              new Secret(keys.twilioAuthToken()),
              new PhoneNumber(keys.twilioPhoneNumber()));
      case Provider.Real(var key, var base) ->
          new TwilioConfig(
              config.web().baseUrl(), base, telephone.accountSid(), key, from(telephone.from()));
    };
  }

  private static PhoneNumber from(@Nullable PhoneNumber given) {
    if (given == null) {
      throw new IllegalStateException("TWILIO_PHONE_NUMBER is missing");
    }
    return given;
  }

  private static StripeConfig stripe(Config config, @Nullable Sandbox sandbox, Credentials keys) {
    var payments = config.providers().payments();
    return switch (payments.provider()) {
      case Provider.Sandboxed() ->
          new StripeConfig(
              reach(sandbox, callmeback.sandbox.Provider.STRIPE, "").base(),
              new Secret(keys.stripeSecretKey()),
              new Secret(keys.stripeWebhookSecret()));
      case Provider.Real(var key, var base) ->
          new StripeConfig(base == null ? STRIPE : base, key, payments.webhookSecret());
    };
  }

  private static DeepgramConfig deepgram(Config config, Reach played) {
    var model = config.providers().deepgram();
    var reach = real(model, DEEPGRAM, played);
    return new DeepgramConfig(
        reach.base(),
        reach.key(),
        model.name(),
        DeepgramConfig.TurnTaking.usual(),
        List.of(),
        CONNECT);
  }

  private static ChatConfig chat(Model model, URI usual, Reach played) {
    var reach = real(model, usual, played);
    return ChatConfig.of(reach.base(), reach.key(), model.name());
  }

  private static ElevenLabsConfig elevenlabs(Config config, Reach played) {
    var model = config.providers().elevenlabs();
    var reach = real(model, ELEVENLABS, played);
    return new ElevenLabsConfig(
        reach.base(), reach.key(), model.name(), ElevenLabsConfig.Manner.usual(), CONNECT);
  }

  private static Reach real(Model model, URI usual, Reach played) {
    return switch (model.provider()) {
      case Provider.Sandboxed() -> played;
      case Provider.Real(var key, var base) -> new Reach(base == null ? usual : base, key);
    };
  }

  private static Reach reach(
      @Nullable Sandbox sandbox, callmeback.sandbox.Provider provider, String key) {
    return new Reach(
        sandbox == null ? URI.create("http://localhost") : sandbox.base(provider), new Secret(key));
  }
}

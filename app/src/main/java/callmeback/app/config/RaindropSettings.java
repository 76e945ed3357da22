package callmeback.app.config;

import static callmeback.app.config.Setting.*;

import callmeback.app.config.Config.Mode;
import callmeback.core.Secret;

/// Which Raindrop is used, as the settings say.
final class RaindropSettings {
  private static final String PLAYED = "sandbox";

  private RaindropSettings() {}

  static Raindrop read(Settings settings, Mode mode) {
    var key = settings.given(RAINDROP_API_KEY).orElse("");
    if (key.isEmpty()) {
      return new Raindrop.Embedded();
    }
    var version = first(settings, RAINDROP_APPLICATION_VERSION, RAINDROP_VERSION);
    if (version.isEmpty() && !key.equals(PLAYED)) {
      settings.problem("RAINDROP_VERSION is missing: RAINDROP_API_KEY needs it");
    }
    return new Raindrop.Hosted(
        provider(settings, mode, key),
        first(settings, RAINDROP_APPLICATION_NAME, RAINDROP_PROJECT_ID),
        version,
        new Raindrop.Resources(
            given(settings, RAINDROP_SMARTMEMORY_NAME),
            given(settings, RAINDROP_SMARTSQL_NAME),
            given(settings, RAINDROP_SMARTBUCKET_NAME)));
  }

  private static Provider provider(Settings settings, Mode mode, String key) {
    var base = settings.find(RAINDROP_BASE_URL, Parsing::address).orElse(null);
    if (mode == Mode.PRODUCTION) {
      if (key.equals(PLAYED)) {
        settings.problem("RAINDROP_API_KEY must not be `sandbox` in production");
      }
      if (base != null && !"https".equals(base.getScheme())) {
        settings.problem("RAINDROP_BASE_URL must be https in production");
      }
    }
    return key.equals(PLAYED) ? new Provider.Sandboxed() : new Provider.Real(new Secret(key), base);
  }

  private static String first(Settings settings, Setting wanted, Setting otherwise) {
    return settings.given(wanted).orElseGet(() -> given(settings, otherwise));
  }

  private static String given(Settings settings, Setting setting) {
    return settings.given(setting).orElse(setting.standard());
  }
}

package callmeback.app.config;

import static callmeback.app.config.Setting.*;

import callmeback.app.config.Config.S3;
import callmeback.core.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where objects are kept, as the settings say.
final class ObjectSettings {
  private ObjectSettings() {}

  static @Nullable S3 read(Settings settings) {
    var endpoint = settings.find(S3_ENDPOINT, Parsing::address).orElse(null);
    if (endpoint == null) {
      return null;
    }
    for (var needed : List.of(S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY)) {
      if (!settings.has(needed)) {
        settings.problem(needed + " is missing: S3_ENDPOINT needs it");
      }
    }
    return new S3(
        endpoint,
        given(settings, S3_REGION),
        given(settings, S3_BUCKET),
        given(settings, S3_ACCESS_KEY),
        new Secret(given(settings, S3_SECRET_KEY)));
  }

  private static String given(Settings settings, Setting setting) {
    return settings.given(setting).orElse(setting.standard());
  }
}

package callmeback.app.config;

import static callmeback.app.config.Setting.*;

import callmeback.app.config.Config.Dialling;
import callmeback.app.config.Config.Mode;
import callmeback.core.call.DialPolicy;
import callmeback.core.call.DialPolicy.Caps;
import callmeback.core.call.QuietHours;
import org.jspecify.annotations.Nullable;

/// Who may be called, as the settings say.
final class DialSettings {
  private static final String NIGHT = "22:00-07:00";
  private static final String OFF = "off";

  private DialSettings() {}

  static Dialling read(Settings settings, Mode mode) {
    var production = mode == Mode.PRODUCTION;
    var policy =
        new DialPolicy(
            settings.read(CALLS_ENABLED, Parsing::yesOrNo),
            settings.find(REQUIRE_VERIFIED_PHONE, Parsing::yesOrNo).orElse(production),
            settings.read(ALLOWED_COUNTRIES, Parsing::countries),
            quiet(settings, production),
            new Caps(
                settings.read(DAILY_CALLS, Parsing::count),
                settings.read(DAILY_MINUTES, Parsing::count),
                settings.read(DAILY_SPENDING, Parsing::dollars)));
    return new Dialling(policy, settings.read(NUMBER_LOOKUP, Parsing::yesOrNo));
  }

  private static @Nullable QuietHours quiet(Settings settings, boolean production) {
    var given = settings.given(QUIET_HOURS).orElse(production ? NIGHT : OFF);
    return given.equals(OFF)
        ? null
        : settings.find(QUIET_HOURS, QuietHours::parse).orElseGet(() -> QuietHours.parse(NIGHT));
  }
}

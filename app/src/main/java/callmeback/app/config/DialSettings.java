package callmeback.app.config;

import static callmeback.app.config.Setting.*;

import callmeback.app.config.Config.Dialling;
import callmeback.app.config.Config.Mode;
import callmeback.core.InvalidValue;
import callmeback.core.billing.Cents;
import callmeback.core.call.DialPolicy;
import callmeback.core.call.DialPolicy.Caps;
import callmeback.core.call.QuietHours;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who may be called, as the settings say.
final class DialSettings {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final String NIGHT = "22:00-07:00";
  private static final String OFF = "off";

  private DialSettings() {}

  static Dialling read(Settings settings, Mode mode) {
    var production = mode == Mode.PRODUCTION;
    var policy =
        new DialPolicy(
            settings.read(CALLS_ENABLED, Parsing::yesOrNo),
            settings.find(REQUIRE_VERIFIED_PHONE, Parsing::yesOrNo).orElse(production),
            settings.read(ALLOWED_COUNTRIES, DialSettings::countries),
            quiet(settings, production),
            new Caps(
                settings.read(DAILY_CALLS, Parsing::count),
                settings.read(DAILY_MINUTES, Parsing::count),
                Cents.of(100L * settings.read(DAILY_SPENDING, Parsing::count))));
    return new Dialling(policy, settings.read(NUMBER_LOOKUP, Parsing::yesOrNo));
  }

  private static @Nullable QuietHours quiet(Settings settings, boolean production) {
    var given = settings.given(QUIET_HOURS).orElse(production ? NIGHT : OFF);
    return given.equals(OFF)
        ? null
        : settings.find(QUIET_HOURS, QuietHours::parse).orElseGet(() -> QuietHours.parse(NIGHT));
  }

  private static Set<String> countries(String value) {
    var countries =
        Arrays.stream(value.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    InvalidValue.unless(
        countries.stream().allMatch(each -> COUNTRY.matcher(each).matches()),
        "must be countries of two letters, like US,CA");
    return countries;
  }
}

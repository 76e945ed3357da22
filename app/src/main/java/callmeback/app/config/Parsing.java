package callmeback.app.config;

import callmeback.api.http.Network;
import callmeback.core.InvalidValue;
import callmeback.core.billing.Cents;
import callmeback.mcp.tool.Toolset;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.DataKeys;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// From the strings of the environment to values; a malformed one is an [InvalidValue] that says
/// what was expected.
final class Parsing {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

  private Parsing() {}

  static int port(String value) {
    return whole(value, 1, 65_535);
  }

  static int poolSize(String value) {
    return whole(value, 2, 200);
  }

  static int count(String value) {
    return whole(value, 1, 1_000_000);
  }

  static double factor(String value) {
    try {
      var factor = Double.parseDouble(value);
      InvalidValue.unless(factor > 0 && factor <= 1_000_000, "must be a number above 0");
      return factor;
    } catch (NumberFormatException _) {
      throw new InvalidValue("must be a number above 0");
    }
  }

  static boolean yesOrNo(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidValue("must be true or false");
    };
  }

  static boolean shared(String value) {
    return switch (value) {
      case "shared" -> true;
      case "local" -> false;
      default -> throw new InvalidValue("must be local or shared");
    };
  }

  static Set<Network> networks(String value) {
    return Arrays.stream(value.split(","))
        .map(each -> Network.parse(each.strip()))
        .collect(Collectors.toUnmodifiableSet());
  }

  static Set<String> countries(String value) {
    var known = Set.of(Locale.getISOCountries());
    var countries =
        Arrays.stream(value.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    InvalidValue.unless(
        known.containsAll(countries), "must be countries of two letters, like US,CA,GB");
    return countries;
  }

  static Set<Toolset> toolsets(String value) {
    var known = Arrays.stream(Toolset.values()).map(Parsing::word).toList();
    return Arrays.stream(value.split(","))
        .map(each -> each.strip().toLowerCase(Locale.ROOT))
        .map(word -> {
          InvalidValue.unless(known.contains(word), "must be some of " + String.join(",", known));
          return Toolset.valueOf(word.toUpperCase(Locale.ROOT));
        })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String word(Toolset toolset) {
    return toolset.name().toLowerCase(Locale.ROOT);
  }

  static Map<URI, URI> issuers(String value) {
    var issuers = new LinkedHashMap<URI, URI>();
    for (var each : value.split(",")) {
      var parts = each.strip().split("=", 2);
      InvalidValue.unless(
          parts.length == 2, "must be like https://issuer=https://issuer/jwks.json");
      issuers.put(address(parts[0].strip()), address(parts[1].strip()));
    }
    return issuers;
  }

  static Set<UUID> ids(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .map(Parsing::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static UUID id(String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("must be ids of accounts, like 6a8c0a52-95f5-4b9a-8a2b-0b0b0b0b0b0b");
    }
  }

  static Cents dollars(String value) {
    return Cents.of(100L * whole(value, 0, 10_000_000));
  }

  static Duration duration(String value) {
    var parts = DURATION.matcher(value);
    InvalidValue.unless(parts.matches(), "must be a number and s, m, h or d, like 30d");
    var amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /// An http or https address without a trailing slash.
  static URI address(String value) {
    try {
      var uri = new URI(value.replaceAll("/+$", ""));
      var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      InvalidValue.unless(
          web && uri.getHost() != null && uri.getRawQuery() == null,
          "must be an address like https://example.com");
      return uri;
    } catch (URISyntaxException _) {
      throw new InvalidValue("must be an address like https://example.com");
    }
  }

  static List<String> origins(String value) {
    return Arrays.stream(value.split(",")).map(each -> address(each.strip()).toString()).toList();
  }

  /// One key, which has the number 1, or several with their numbers, the newest first.
  static DataKeys dataKeys(String value) {
    try {
      var keys = Arrays.stream(value.split(",", -1)).map(each -> dataKey(each.strip())).toList();
      return new DataKeys(keys.getFirst(), keys.subList(1, keys.size()));
    } catch (IllegalArgumentException _) {
      throw new InvalidValue(
          "must be 64 hexadecimal digits, or several such keys with their numbers, the newest"
              + " first, like 2:...,1:...");
    }
  }

  private static DataKey dataKey(String value) {
    var colon = value.indexOf(':');
    return DataKey.of(
        colon < 0 ? 1 : Integer.parseInt(value.substring(0, colon)),
        HexFormat.of().parseHex(value.substring(colon + 1)));
  }

  private static int whole(String value, int min, int max) {
    try {
      var number = Integer.parseInt(value);
      InvalidValue.unless(
          number >= min && number <= max, "must be a number from %d to %d".formatted(min, max));
      return number;
    } catch (NumberFormatException _) {
      throw new InvalidValue("must be a number from %d to %d".formatted(min, max));
    }
  }
}

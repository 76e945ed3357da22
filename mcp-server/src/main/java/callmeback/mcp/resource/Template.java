package callmeback.mcp.resource;

import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses of one kind, as in `callback://calls/{id}` (RFC 6570); one without braces is a single
/// resource.
public record Template(String uri, String name, String title, String description) {
  private static final Pattern OPEN = Pattern.compile("\\{([a-z]+)}");

  /// The name of what is open in it.
  public Optional<String> argument() {
    return OPEN.matcher(uri).results().map(found -> found.group(1)).findFirst();
  }

  /// What stands in this address where the template is open; empty where nothing is open.
  public Optional<String> match(String address) {
    var open = OPEN.matcher(uri);
    if (!open.find()) {
      return uri.equals(address) ? Optional.of("") : Optional.empty();
    }
    var before = uri.substring(0, open.start());
    var after = uri.substring(open.end());
    if (!address.startsWith(before)
        || !address.endsWith(after)
        || address.length() <= before.length() + after.length()) {
      return Optional.empty();
    }
    var key = address.substring(before.length(), address.length() - after.length());
    return key.contains("/") ? Optional.empty() : Optional.of(key);
  }

  public String fill(String key) {
    return OPEN.matcher(uri).replaceAll(key);
  }
}

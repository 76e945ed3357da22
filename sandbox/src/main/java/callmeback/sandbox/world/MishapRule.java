package callmeback.sandbox.world;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a mishap strikes.
///
/// @param id names the rule; [Mishaps#add] gives one to a rule whose id is empty
/// @param method the HTTP method it looks at; every method if absent
/// @param pathPattern the path it looks at, `*` standing for any text; every path if absent
/// @param nth the first match that is hit, from 1
/// @param times how many matches in a row are hit; 0 for all that follow
public record MishapRule(
    String id,
    String provider,
    @Nullable String method,
    @Nullable String pathPattern,
    int nth,
    int times,
    Mishap mishap) {

  public MishapRule {
    if (provider.isBlank()) {
      throw new IllegalArgumentException("a mishap needs a provider");
    }
    if (nth < 1) {
      throw new IllegalArgumentException("nth counts from 1, not " + nth);
    }
    if (times < 0) {
      throw new IllegalArgumentException("times is 0 (forever) or more, not " + times);
    }
  }

  MishapRule named(String id) {
    return new MishapRule(id, provider, method, pathPattern, nth, times, mishap);
  }

  boolean matches(String provider, String method, String path) {
    return this.provider.equals(provider)
        && (this.method == null || this.method.equalsIgnoreCase(method))
        && (pathPattern == null || matches(pathPattern, path));
  }

  boolean hits(int match) {
    return match >= nth && (times == 0 || match - nth < times);
  }

  private static boolean matches(String pattern, String path) {
    String[] literals = pattern.split("\\*", -1);
    StringBuilder regex = new StringBuilder(Pattern.quote(literals[0]));
    for (int i = 1; i < literals.length; i++) {
      regex.append(".*").append(Pattern.quote(literals[i]));
    }
    return Pattern.matches(regex.toString(), path);
  }
}

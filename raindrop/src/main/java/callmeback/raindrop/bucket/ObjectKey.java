package callmeback.raindrop.bucket;

import java.util.regex.Pattern;

/// What keys may look like: nothing that leads out of a directory, or that a file system reads in
/// two ways.
public final class ObjectKey {
  private static final int MOST_CHARACTERS = 512;
  private static final int MOST_CHARACTERS_OF_A_SEGMENT = 200;
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._=@+-]+");

  private ObjectKey() {}

  /// The key itself.
  ///
  /// @throws WrongKey if no object can have it
  public static String check(String key) {
    if (key.isEmpty() || key.length() > MOST_CHARACTERS) {
      throw new WrongKey("has 1 to " + MOST_CHARACTERS + " characters");
    }
    for (var segment : key.split("/", -1)) {
      checkSegment(segment);
    }
    return key;
  }

  /// A prefix is the beginning of a key, which may end anywhere.
  public static String checkPrefix(String prefix) {
    var cut = prefix.lastIndexOf('/');
    if (cut >= 0) {
      check(prefix.substring(0, cut));
    }
    var rest = prefix.substring(cut + 1);
    if (!rest.isEmpty() && !SEGMENT.matcher(rest).matches()) {
      throw new WrongKey("has only letters, digits and . _ - = @ + between slashes");
    }
    return prefix;
  }

  private static void checkSegment(String segment) {
    if (!SEGMENT.matcher(segment).matches()) {
      throw new WrongKey("has only letters, digits and . _ - = @ + between slashes");
    }
    if (segment.equals(".") || segment.equals("..")) {
      throw new WrongKey("has no segment . or ..");
    }
    if (segment.length() > MOST_CHARACTERS_OF_A_SEGMENT) {
      throw new WrongKey("has segments of at most " + MOST_CHARACTERS_OF_A_SEGMENT + " characters");
    }
  }
}

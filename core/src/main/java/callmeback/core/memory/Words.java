package callmeback.core.memory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words by which something is remembered and found again: in lower case, without their usual
/// English endings, and without those that stand in every other sentence.
public final class Words {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern APOSTROPHE = Pattern.compile("['\u2019]");
  private static final int SHORTEST_STEM = 3;

  /// Longest first: one of them is taken off.
  private static final List<String> ENDINGS = List.of("ings", "ing", "ied", "ies", "ed", "es", "s");

  private static final Set<String> USUAL =
      Set.of(
          ("a about after again all also am an and any are as at be because been before being but by"
                  + " can cant could did didnt do does doesnt doing dont down for from get go going got had"
                  + " has have havent having he hello her here hers hey hi him his how i id if ill im in into"
                  + " is isnt it its ive just know let like me mine more most my no not now of off oh ok okay"
                  + " on once one only or other our out over own please really said same say she should so"
                  + " some such tell than that thats the their theirs them then there theres these they"
                  + " theyre thing think this those through to too up us very want was wasnt we well were"
                  + " what whats when where which while who whom whose why will with wont would yeah yes yet"
                  + " you your youre yours")
              .split(" "));

  private Words() {}

  /// The distinct stems of a text, in the order in which they occur.
  public static Set<String> stems(String text) {
    var stems = new LinkedHashSet<String>();
    var plain = APOSTROPHE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    for (var word : BETWEEN.split(plain)) {
      if (!word.isEmpty() && !USUAL.contains(word)) {
        stems.add(stem(word));
      }
    }
    return stems;
  }

  /// Rough, but the same for all forms of a word: "move", "moves", "moved" and "moving" are one.
  private static String stem(String word) {
    for (var ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
        return base(word.substring(0, word.length() - ending.length()));
      }
    }
    return base(word);
  }

  private static String base(String stem) {
    return stem.length() > SHORTEST_STEM && (stem.endsWith("e") || stem.endsWith("y"))
        ? stem.substring(0, stem.length() - 1)
        : stem;
  }
}

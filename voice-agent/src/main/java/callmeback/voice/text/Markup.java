package callmeback.voice.text;

import java.util.List;
import java.util.regex.MatchResult;

/// Takes away what is written for the eye.
final class Markup {
  private static final String STAGE =
      "(?:softly |gently |quietly |deeply |nervously |slowly )?"
          + "(?:sighs?|laughs?|chuckles?|giggles?|smiles?|grins?|pauses?|gasps?|groans?|nods?|winks?"
          + "|shrugs?|whispers?|sniffs?|coughs?|clears throat|rolls eyes|takes a breath|sighing"
          + "|laughing|chuckling|smiling|whispering|pausing)";

  private static final List<Rewriting> STEPS =
      List.of(
          Rewriting.replace("^\\s*```\\w*\\s*$|```", " "),
          Rewriting.keep("!?\\[([^\\]\\[]*)\\]\\([^()\\s]*\\)", 1),
          Rewriting.of("\\bhttps?://([^\\s/?#)>\\]]+)[^\\s)>\\]]*", Markup::site),
          Rewriting.of("\\b(www\\.[a-z0-9.-]+)(?:/[^\\s)>\\]]*)?", Markup::site),
          Rewriting.of("\\b([\\w.+-]+)@([\\w-]+(?:\\.[\\w-]+)+)\\b", Markup::address),
          Rewriting.replace("</?[a-z][^<>]*>", " "),
          Rewriting.replace("\\[[^\\]\\[]*\\]", " "),
          Rewriting.replace("[*_(]+" + STAGE + "\\b[^*_()]*[*_)]+", " "),
          Rewriting.replace("^\\s*(?:#{1,6}\\s+|>\\s*|[-*+•]\\s+)", ""),
          Rewriting.replace("^\\s*(?:[-*_=]\\s*){3,}$", " "),
          Rewriting.replace("(?<=^|\\s)[:;]-?[)(DP](?=\\s|$)", " "),
          Rewriting.replace("[\\p{IsExtended_Pictographic}\\p{IsEmoji_Presentation}]", " "),
          Rewriting.replace("[\\u200D\\uFE0E\\uFE0F\\u20E3\\x{1F1E6}-\\x{1F1FF}]", ""),
          Rewriting.replace("\\s*\\|\\s*", " "),
          Rewriting.replace("\\s*&\\s*", " and "),
          Rewriting.replace("[*_`~<>{}\\[\\]\\\\]+", " "));

  private Markup() {}

  static String strip(String written) {
    var text = written;
    for (var step : STEPS) {
      text = step.in(text);
    }
    return text;
  }

  /// People say the name of a site, and not the rest of its address.
  private static String site(MatchResult match) {
    var host = match.group(1).replaceFirst("^www\\.", "");
    var sentenceGoesOn = match.group().matches(".*[.,!?;:]");
    var last = match.group().substring(match.group().length() - 1);
    return dots(host.replaceAll("[.,!?;:]+$|:\\d+$", "")) + (sentenceGoesOn ? last : "");
  }

  private static String address(MatchResult match) {
    return dots(match.group(1)) + " at " + dots(match.group(2));
  }

  private static String dots(String name) {
    return name.replace(".", " dot ");
  }
}

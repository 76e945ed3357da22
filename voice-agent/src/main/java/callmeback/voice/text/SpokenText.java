package callmeback.voice.text;

/// What a voice is to say of what a model wrote, in English: no markup, no pictures, no stage
/// directions, and figures as words, since fast voices read figures badly.
public final class SpokenText {
  private SpokenText() {}

  /// @param written a sentence or a part of one
  /// @return empty if there is nothing to say in it
  public static String of(String written) {
    var plain = Markup.strip(written);
    var spoken =
        Figures.spell(plain).replaceAll("\\s+", " ").replaceAll(" ([,.;:!?])", "$1").strip();
    return spoken.chars().anyMatch(Character::isLetter) ? spoken : "";
  }
}

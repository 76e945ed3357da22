package callmeback.core.call;

import java.util.List;

/// Compiles what a model is told in a call.
public interface Briefings {
  /// The layers, in the order in which the model is given them.
  List<Layer> layers(CallContext context);

  /// One part of what a model is told.
  ///
  /// @param name what it is about, in a word or two
  /// @param budget how many tokens it may have, by the usual four characters a token
  record Layer(String name, String text, int budget) {
    private static final int CHARACTERS_PER_TOKEN = 4;

    /// How many tokens it has, about.
    public int tokens() {
      return Math.ceilDiv(text.length(), CHARACTERS_PER_TOKEN);
    }

    /// How many characters fit into so many tokens.
    public static int characters(int tokens) {
      return tokens * CHARACTERS_PER_TOKEN;
    }
  }
}

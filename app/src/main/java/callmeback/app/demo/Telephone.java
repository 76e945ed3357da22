package callmeback.app.demo;

import java.util.List;

/// A telephone's own account of its calls, from the sandbox.
record Telephone(List<Conversation> calls) {
  Telephone {
    calls = calls == null ? List.of() : List.copyOf(calls);
  }

  /// One call, by the audio that went through the telephone.
  ///
  /// @param voicedIn frames of 20 ms with a voice that came in
  /// @param voicedOut frames of 20 ms with a voice that went out
  record Conversation(int voicedIn, int voicedOut, List<Line> heard, List<Line> said) {
    Conversation {
      heard = heard == null ? List.of() : List.copyOf(heard);
      said = said == null ? List.of() : List.copyOf(said);
    }
  }

  /// A phrase.
  record Line(String text) {}
}

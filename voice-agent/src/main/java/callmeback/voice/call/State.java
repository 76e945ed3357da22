package callmeback.voice.call;

import callmeback.voice.speech.Prompt.Message;
import java.time.Instant;
import java.util.List;

/// A conversation at one moment.
///
/// @param reply the number of the latest reply; whatever belongs to an older one is stale
/// @param history what was said and heard
/// @param whispers what the persona shall work in and was not told yet
/// @param carried words of the caller still waiting for an answer
/// @param silences times in a row the caller was asked whether they are there
/// @param failures times in a row no model answered
record State(
    Script script,
    Floor floor,
    long reply,
    List<Message> history,
    List<String> whispers,
    String carried,
    Knowledge knowledge,
    int silences,
    int failures,
    boolean everHeard,
    boolean wrappingUp,
    boolean voiceReopened) {

  /// Who has the floor.
  sealed interface Floor {

    /// Nobody is on the line yet.
    record Ringing() implements Floor {}

    /// The caller may speak, or speaks.
    ///
    /// @param quietSince when something was last heard
    /// @param words what the caller said so far in this turn
    /// @param recalling whether the tools were asked about this turn
    /// @param known whether they have answered
    record Listening(Instant quietSince, String words, boolean recalling, boolean known)
        implements Floor {}

    /// The persona thinks or speaks.
    record Answering(Reply reply) implements Floor {}

    /// The line is gone, and what the caller said last is still being understood.
    ///
    /// @param words what was understood of it so far
    /// @param over what the persona said meanwhile, which the telephone may have given back
    record HungUp(Instant since, String words, String over) implements Floor {}

    /// It is over; the line closes any moment.
    record Closed(Instant since) implements Floor {}
  }

  State {
    history = List.copyOf(history);
    whispers = List.copyOf(whispers);
  }

  static State ringing(Script script) {
    return new State(
        script,
        new Floor.Ringing(),
        0,
        List.of(),
        List.of(),
        "",
        Knowledge.NONE,
        0,
        0,
        false,
        false,
        false);
  }

  boolean over() {
    return floor instanceof Floor.Closed;
  }
}

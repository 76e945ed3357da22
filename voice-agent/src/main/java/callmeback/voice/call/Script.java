package callmeback.voice.call;

import java.time.Duration;
import java.time.Instant;

/// What is fixed for one call: the lines that need no model, and when what is due.
///
/// @param wrapUpAt from then on the persona brings the conversation to an end
/// @param goodbyeAt then it says goodbye whatever happens
public record Script(Lines lines, Patience patience, Instant wrapUpAt, Instant goodbyeAt) {

  /// Sentences spoken without asking a model.
  ///
  /// @param opening says that an AI persona is calling; cannot be interrupted
  /// @param filler spoken while the model takes its time
  /// @param sorry spoken when no model answers
  /// @param trouble last words when the call cannot go on
  /// @param goodbye last words when the model hangs up without any
  /// @param timeUp last words when the paid minutes are used up
  /// @param silent last words when the caller does not answer any more
  public record Lines(
      String opening,
      String stillThere,
      String filler,
      String sorry,
      String trouble,
      String goodbye,
      String timeUp,
      String silent) {}

  /// How long to wait for what.
  ///
  /// @param context for the tools, after the caller's last word
  /// @param filler until something is said while the model is silent
  /// @param stuck until a silent model or voice is given up
  /// @param silence until a silent caller is asked whether they are there
  /// @param marks for the last mark, beyond the time the audio takes
  /// @param lastWords for what was said just before the caller hung up to be understood
  public record Patience(
      Duration context,
      Duration filler,
      Duration stuck,
      Duration silence,
      Duration marks,
      Duration lastWords) {

    /// Never more than four seconds of dead air (facts: fault row 28); goodbye marks by voice.md
    /// A13; last words are four times the slowest hundredth of Deepgram's results (voice.md: 0.35
    /// s) and the half second after which silence is sent on.
    public static final Patience USUAL =
        new Patience(
            Duration.ofMillis(150),
            Duration.ofMillis(1_800),
            Duration.ofSeconds(6),
            Duration.ofSeconds(9),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2));
  }
}

package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.Ear;
import callmeback.sandbox.speech.Word;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words Nova's segments as its wire does.
final class NovaMessages {
  private static final String MODEL_UUID = "2b8a5f0e-0000-4000-8000-6e6f76610003";
  private static final ModelInfo MODEL = new ModelInfo("general-nova-3", "sandbox.0", "nova-3");

  private final String requestId;
  private final boolean punctuated;

  NovaMessages(String requestId, boolean punctuated) {
    this.requestId = requestId;
    this.punctuated = punctuated;
  }

  private record ModelInfo(String name, String version, String arch) {}

  private record About(String requestId, ModelInfo modelInfo, String modelUuid) {}

  private record SaidWord(
      String word, double start, double end, double confidence, @Nullable String punctuatedWord) {}

  private record Alternative(String transcript, double confidence, List<SaidWord> words) {}

  private record Channel(List<Alternative> alternatives) {}

  private record Results(
      String type,
      List<Integer> channelIndex,
      double duration,
      double start,
      boolean isFinal,
      boolean speechFinal,
      Channel channel,
      About metadata,
      boolean fromFinalize) {}

  private record SpeechStarted(String type, List<Integer> channel, double timestamp) {}

  private record UtteranceEnd(String type, List<Integer> channel, double lastWordEnd) {}

  private record Metadata(
      String type,
      String transactionKey,
      String requestId,
      String sha256,
      String created,
      double duration,
      int channels) {}

  Record message(Segment segment) {
    return switch (segment) {
      case Segment.Results results -> results(results);
      case Segment.SpeechStarted(long atMs) ->
          new SpeechStarted("SpeechStarted", List.of(0), Json.seconds(atMs));
      case Segment.UtteranceEnd(long endMs) ->
          new UtteranceEnd("UtteranceEnd", List.of(0, 1), Json.seconds(endMs));
    };
  }

  Record metadata(String sha256, Instant created, long durationMs) {
    return new Metadata(
        "Metadata",
        "deprecated",
        requestId,
        sha256,
        created.toString(),
        Json.seconds(durationMs),
        1);
  }

  private Results results(Segment.Results results) {
    var words = results.words().stream().map(this::said).toList();
    var transcript =
        words.stream()
            .map(w -> w.punctuatedWord() == null ? w.word() : w.punctuatedWord())
            .collect(Collectors.joining(" "));
    var alternative = new Alternative(transcript, words.isEmpty() ? 0 : 0.98, words);
    return new Results(
        "Results",
        List.of(0, 1),
        Json.seconds(results.toMs() - results.fromMs()),
        Json.seconds(results.fromMs()),
        results.last(),
        results.spoken(),
        new Channel(List.of(alternative)),
        new About(requestId, MODEL, MODEL_UUID),
        results.flushed());
  }

  private SaidWord said(Word word) {
    return new SaidWord(
        plain(word.text()),
        Json.seconds(word.startMs()),
        Json.seconds(word.endMs()),
        0.98,
        punctuated ? word.text() : null);
  }

  private static String plain(String text) {
    var bare = text.replaceAll("^\\p{Punct}+|\\p{Punct}+$", "").toLowerCase(Locale.ROOT);
    return text.equals(Ear.UNRECOGNISED) || bare.isEmpty() ? text : bare;
  }
}

package callmeback.voice.chat;

import callmeback.voice.speech.ThoughtEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `data:` of the stream. A model's `reasoning` has no field here, so it cannot be spoken.
record ChatChunk(@Nullable List<Choice> choices, @Nullable Usage usage, @Nullable JsonNode error) {

  record Choice(@Nullable Delta delta, @JsonProperty("finish_reason") @Nullable String finish) {}

  record Delta(
      @Nullable String content, @JsonProperty("tool_calls") @Nullable List<ToolPart> tools) {}

  /// A fragment of a tool call; those with the same index belong together.
  record ToolPart(int index, @Nullable String id, @Nullable Function function) {}

  record Function(@Nullable String name, @Nullable String arguments) {}

  record Usage(
      @JsonProperty("prompt_tokens") int prompt, @JsonProperty("completion_tokens") int answer) {

    ThoughtEvent.Usage counted() {
      return new ThoughtEvent.Usage(prompt, answer);
    }
  }

  /// The choice we asked for; null in chunks that carry only usage.
  @Nullable Choice choice() {
    return choices == null || choices.isEmpty() ? null : choices.getFirst();
  }
}

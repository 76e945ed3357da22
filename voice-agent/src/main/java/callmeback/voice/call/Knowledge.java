package callmeback.voice.call;

import java.util.List;
import java.util.Map;

/// What the tools said for one turn: the call's context, and what came up in earlier calls.
record Knowledge(Map<String, Object> context, List<String> recollections) {
  static final Knowledge NONE = new Knowledge(Map.of(), List.of());

  Knowledge {
    context = Map.copyOf(context);
    recollections = List.copyOf(recollections);
  }
}

package callmeback.voice.call;

import callmeback.core.memory.Acquaintance;
import callmeback.core.memory.Recalled;
import java.util.Map;

/// What the tools said for one turn: the call's context, what was in mind before it, and what comes
/// to mind now.
record Knowledge(Map<String, Object> context, Acquaintance before, Recalled now) {
  static final Knowledge NONE = new Knowledge(Map.of(), Acquaintance.NONE, Recalled.NOTHING);

  Knowledge {
    context = Map.copyOf(context);
  }
}

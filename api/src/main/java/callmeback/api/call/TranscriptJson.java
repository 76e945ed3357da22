package callmeback.api.call;

import callmeback.api.call.CallDetailJson.TurnJson;
import callmeback.core.call.Call;
import callmeback.core.call.SpokenTurn;
import java.util.List;
import java.util.UUID;

/// What was said in a call, to be kept by its owner.
record TranscriptJson(UUID callId, String personaName, List<TurnJson> turns) {

  static TranscriptJson of(Call call, List<SpokenTurn> turns) {
    return new TranscriptJson(
        call.id(), call.personaName(), turns.stream().map(TurnJson::of).toList());
  }
}

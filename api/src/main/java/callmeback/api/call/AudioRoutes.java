package callmeback.api.call;

import static callmeback.api.http.Access.signedIn;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.account.Actor;
import callmeback.core.call.CallAudio;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Hearing a call again while its sound is kept, and deleting it before its time.
public final class AudioRoutes implements Endpoints {
  private final CallAudio audio;

  /// Where a recording is, and until when.
  record RecordingJson(UUID callId, String path, Instant expiresAt) {}

  public AudioRoutes(CallAudio audio) {
    this.audio = audio;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get("/api/calls/{id}/audio", Limit.perMinute(20), signedIn(this::listen))
        .delete("/api/calls/{id}/audio", Limit.perMinute(20), signedIn(this::delete));
  }

  private Answer listen(Actor actor, Asked asked) {
    var id = asked.id("call");
    return Answer.document("audio/wav", audio.of(actor, id))
        .with(Map.of("Content-Disposition", "attachment; filename=\"call-%s.wav\"".formatted(id)));
  }

  private Answer delete(Actor actor, Asked asked) {
    audio.delete(actor, asked.id("call"));
    return Answer.message("The recording is deleted.");
  }

  /// Where each recording can be had, for its owner to take along: sound has no place in JSON.
  public Object exported(Actor actor) {
    return audio.all(actor).stream()
        .map(kept ->
            new RecordingJson(
                kept.callId(), "/api/calls/" + kept.callId() + "/audio", kept.until()))
        .toList();
  }
}

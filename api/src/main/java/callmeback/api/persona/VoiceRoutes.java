package callmeback.api.persona;

import static callmeback.api.http.Access.open;

import callmeback.api.http.Answer;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.persona.Voice;
import callmeback.core.persona.VoiceCatalog;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The voices a persona can have.
public final class VoiceRoutes implements Endpoints {
  private final VoiceCatalog catalog;

  /// A voice, and where it can be heard.
  record VoiceJson(String id, String name, @Nullable URI previewUrl) {
    static VoiceJson of(Voice voice) {
      return new VoiceJson(voice.id(), voice.name(), voice.preview());
    }
  }

  public VoiceRoutes(VoiceCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void mount(Routes routes) {
    routes.get("/api/voices", Limit.perMinute(60), open(_ -> list()));
  }

  private Answer list() {
    return Answer.ok(Map.of("voices", catalog.voices().stream().map(VoiceJson::of).toList()));
  }
}

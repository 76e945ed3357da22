package callmeback.core.persona;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an author wants changed about a persona; what is null stays.
public record PortraitChange(
    @Nullable String name,
    @Nullable String description,
    @Nullable String voice,
    @Nullable String systemPrompt,
    @Nullable Boolean isPublic,
    @Nullable List<String> tags) {

  Portrait appliedTo(Portrait old) {
    return new Portrait(
        Objects.requireNonNullElse(name, old.name()),
        Objects.requireNonNullElse(description, old.description()),
        Objects.requireNonNullElse(voice, old.voice()),
        Objects.requireNonNullElse(systemPrompt, old.systemPrompt()),
        Objects.requireNonNullElse(isPublic, old.isPublic()),
        Objects.requireNonNullElse(tags, old.tags()));
  }
}

package callmeback.app.house;

import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.prompts.Prompt;
import callmeback.prompts.Prompts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The house's own personas, from their prompt files.
final class HousePersonas {
  /// They were always there: newer personas come first in a list by date.
  private static final Instant EVER = Instant.parse("2025-01-01T00:00:00Z");

  private HousePersonas() {}

  static List<Persona> from(Prompts prompts) {
    return prompts.in("personas").stream().map(HousePersonas::persona).toList();
  }

  /// The id follows from the file's name, so that it is the same on every node and after every
  /// start.
  private static Persona persona(Prompt prompt) {
    return new Persona(
        UUID.nameUUIDFromBytes(prompt.id().getBytes(StandardCharsets.UTF_8)),
        prompt.front("name"),
        prompt.front("description"),
        prompt.front("voice"),
        prompt.body(),
        true,
        new Author.House(),
        List.of(prompt.front("tags").split(", ")),
        EVER,
        0);
  }
}

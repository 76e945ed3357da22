package callmeback.core.persona;

import callmeback.core.Ids;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import java.time.InstantSource;
import java.util.UUID;

/// Writing, changing and deleting one's own personas.
public final class Studio {
  /// Personas of one's own that are free (contract, Personas and contacts).
  static final int FREE_PERSONAS = 10;

  private final PersonaArchive archive;
  private final VoiceCatalog voices;
  private final InstantSource clock;
  private final Ids ids;

  public Studio(PersonaArchive archive, VoiceCatalog voices, InstantSource clock, Ids ids) {
    this.archive = archive;
    this.voices = voices;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws ProblemException with `Invalid`, `DuplicateName`, `TooMany` or `ProviderFailed`
  public Persona create(Actor actor, Portrait portrait) {
    requireVoice(portrait.voice());
    var author = new Author.User(actor.accountId());
    var persona = persona(ids.next(), portrait, author, clock.instant());
    if (!archive.add(persona, actor.accountId(), FREE_PERSONAS)) {
      throw new ProblemException(new Problem.TooMany(Problem.TooMany.Of.PERSONAS));
    }
    return persona;
  }

  /// @throws ProblemException with `NotFound`, `Forbidden`, or as for `create`
  public Persona change(Actor actor, UUID id, PortraitChange change) {
    var old = own(actor, id);
    var portrait = change.appliedTo(Portrait.of(old));
    if (!portrait.voice().equals(old.voice())) {
      requireVoice(portrait.voice());
    }
    var persona = persona(id, portrait, old.author(), old.createdAt());
    archive.replace(persona);
    return archive.find(id).orElse(persona);
  }

  /// @throws ProblemException with `NotFound`, `Forbidden`, or `PersonaUnusable` while a scheduled
  ///   call is waiting for it
  public void delete(Actor actor, UUID id) {
    own(actor, id);
    if (!archive.remove(id)) {
      throw new ProblemException(
          new Problem.PersonaUnusable(
              "A scheduled call is waiting for this persona. Cancel the call first."));
    }
  }

  /// Somebody else's private persona does not exist for this actor.
  private Persona own(Actor actor, UUID id) {
    var persona =
        archive
            .find(id)
            .filter(found -> found.visibleTo(actor.accountId()))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("persona")));
    if (!persona.writtenBy(actor.accountId())) {
      throw new ProblemException(
          new Problem.Forbidden("Only its author can change this persona. Write one of your own."));
    }
    return persona;
  }

  private void requireVoice(String voice) {
    if (!voices.exists(voice)) {
      throw new ProblemException(
          Problem.Invalid.field("voice", "is not a voice we have; see GET /api/voices"));
    }
  }

  private static Persona persona(
      UUID id, Portrait portrait, Author author, java.time.Instant createdAt) {
    return new Persona(
        id,
        portrait.name(),
        portrait.description(),
        portrait.voice(),
        portrait.systemPrompt(),
        portrait.isPublic(),
        author,
        portrait.tags(),
        createdAt,
        0);
  }
}

package callmeback.mcp;

import callmeback.core.contact.Contact;
import callmeback.core.contact.ContactStore;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaArchive;
import callmeback.core.persona.Voice;
import callmeback.core.persona.VoiceCatalog;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What Ann has written and keeps at hand, and two voices.
final class Drawer implements PersonaArchive, ContactStore, VoiceCatalog {
  static final UUID OWL = UUID.fromString("00000000-0000-4000-8000-00000000000f");
  static final UUID LARK = UUID.fromString("00000000-0000-4000-8000-0000000000fa");
  static final UUID SECRET = UUID.fromString("00000000-0000-4000-8000-0000000000ff");

  final Map<UUID, Persona> personas = new LinkedHashMap<>();
  final Map<UUID, Contact> contacts = new LinkedHashMap<>();

  Drawer(Persona coach) {
    personas.put(coach.id(), coach);
    personas.put(OWL, written(OWL, "Night Owl", Household.ANN));
    personas.put(LARK, written(LARK, "Early Lark", Household.ANN));
    personas.put(SECRET, written(SECRET, "Secret", UUID.randomUUID()));
    contacts.put(coach.id(), new Contact(UUID.randomUUID(), coach, Household.NOW));
  }

  private static Persona written(UUID id, String name, UUID author) {
    return new Persona(
        id,
        name,
        "Talks when you cannot sleep.",
        "grace",
        "You are a calm night-shift radio host.",
        false,
        new Author.User(author),
        List.of("sleep"),
        Household.NOW,
        0);
  }

  @Override
  public Optional<Persona> find(UUID id) {
    return Optional.ofNullable(personas.get(id));
  }

  @Override
  public boolean add(Persona persona, UUID author, int most) {
    personas.put(persona.id(), persona);
    return true;
  }

  @Override
  public void replace(Persona persona) {
    personas.put(persona.id(), persona);
  }

  @Override
  public boolean remove(UUID id) {
    personas.remove(id);
    return true;
  }

  @Override
  public List<Contact> list(UUID accountId) {
    return accountId.equals(Household.ANN) ? List.copyOf(contacts.values()) : List.of();
  }

  @Override
  public Added add(UUID accountId, UUID personaId, Instant at, int most) {
    var added = new Contact(UUID.randomUUID(), find(personaId).orElseThrow(), at);
    return contacts.putIfAbsent(personaId, added) == null ? Added.ADDED : Added.THERE;
  }

  @Override
  public boolean remove(UUID accountId, UUID personaId) {
    return accountId.equals(Household.ANN) && contacts.remove(personaId) != null;
  }

  @Override
  public List<Voice> voices() {
    return List.of(
        new Voice("v1", "emily", URI.create("https://example.com/emily.mp3")),
        new Voice("v2", "grace", null));
  }

  @Override
  public boolean exists(String voice) {
    return voices().stream().anyMatch(one -> one.name().equals(voice) || one.id().equals(voice));
  }
}

package callmeback.api.contact;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.id;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.api.persona.PersonaJson;
import callmeback.core.account.Actor;
import callmeback.core.contact.Contact;
import callmeback.core.contact.Contacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The personas one keeps at hand.
public final class ContactRoutes implements Endpoints {
  private final Contacts contacts;

  /// A contact with its persona.
  record ContactJson(UUID id, UUID personaId, PersonaJson persona, Instant addedAt) {
    static ContactJson of(Contact contact, Actor actor) {
      var persona = contact.persona();
      return new ContactJson(
          contact.id(),
          persona.id(),
          PersonaJson.of(persona, actor.accountId()),
          contact.addedAt());
    }
  }

  public ContactRoutes(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get(
            "/api/contacts",
            Limit.perMinute(60),
            Cache.own(Duration.ofMinutes(1)),
            signedIn((actor, _) -> list(actor)))
        .post("/api/contacts", Limit.perMinute(30), signedIn(this::add))
        .delete("/api/contacts/{id}", Limit.perMinute(30), signedIn(this::remove));
  }

  private Answer list(Actor actor) {
    return Answer.ok(Map.of("contacts", exported(actor)));
  }

  /// All of one's contacts, also for their owner to take along.
  public Object exported(Actor actor) {
    return contacts.list(actor).stream().map(each -> ContactJson.of(each, actor)).toList();
  }

  private Answer add(Actor actor, Asked asked) {
    var fields = asked.json();
    var persona = fields.required("persona_id", id());
    var contact = fields.checked(() -> contacts.add(actor, persona.get()));
    return Answer.created(Map.of("contact", ContactJson.of(contact, actor)));
  }

  private Answer remove(Actor actor, Asked asked) {
    contacts.remove(actor, asked.id("contact"));
    return Answer.message("The contact is removed.");
  }
}

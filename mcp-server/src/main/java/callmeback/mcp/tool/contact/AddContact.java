package callmeback.mcp.tool.contact;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.contact.Contacts;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Hints;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Instant;
import java.util.UUID;

/// Puts a persona among the ones at hand.
public final class AddContact implements Tool<AddContact.Input, AddContact.Output> {

  /// Which one.
  public record Input(UUID personaId) {}

  /// Since when it is one.
  public record Output(UUID personaId, String name, Instant addedAt) {}

  private final Contacts contacts;

  public AddContact(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "add_contact",
        Toolset.PERSONAS,
        Access.WRITE,
        Scope.PERSONAS_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Hints hints() {
    return Hints.of(Access.WRITE).repeatable();
  }

  @Override
  public Output run(Actor actor, Input input) {
    var contact = contacts.add(actor, input.personaId());
    return new Output(contact.persona().id(), contact.persona().name(), contact.addedAt());
  }
}

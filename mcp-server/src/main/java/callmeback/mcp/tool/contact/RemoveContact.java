package callmeback.mcp.tool.contact;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.contact.Contacts;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.UUID;

/// Takes a persona out of the ones at hand.
public final class RemoveContact implements Tool<RemoveContact.Input, RemoveContact.Output> {

  /// Which one.
  public record Input(UUID personaId) {}

  /// Which one it was.
  public record Output(UUID removedPersonaId) {}

  private final Contacts contacts;

  public RemoveContact(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "remove_contact",
        Toolset.PERSONAS,
        Access.DESTRUCTIVE,
        Scope.PERSONAS_WRITE,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    contacts.remove(actor, input.personaId());
    return new Output(input.personaId());
  }
}

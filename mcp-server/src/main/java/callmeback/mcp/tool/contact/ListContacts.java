package callmeback.mcp.tool.contact;

import callmeback.core.Page;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.contact.Contact;
import callmeback.core.contact.Contacts;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Paging;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists the personas one keeps at hand, newest first.
public final class ListContacts implements Tool<ListContacts.Input, ListContacts.Output> {

  /// Which of them.
  public record Input(
      @About(min = 1) @Nullable Integer page,
      @About(min = 1, max = callmeback.core.PageRequest.MAX_LIMIT) @Nullable Integer limit) {}

  /// One page, and the size of the whole list.
  public record Output(List<Item> contacts, long total) {}

  /// One of them.
  public record Item(UUID personaId, String name, String description, Instant addedAt) {}

  private final Contacts contacts;

  public ListContacts(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "list_contacts",
        Toolset.PERSONAS,
        Access.READ,
        Scope.PERSONAS,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var page = Page.of(contacts.list(actor), Paging.of(input.page(), input.limit()));
    return new Output(page.items().stream().map(ListContacts::item).toList(), page.total());
  }

  private static Item item(Contact contact) {
    var persona = contact.persona();
    return new Item(persona.id(), persona.name(), persona.description(), contact.addedAt());
  }
}

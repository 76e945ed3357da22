package callmeback.api.persona;

import static callmeback.api.http.Access.either;
import static callmeback.api.http.Shape.flag;
import static callmeback.api.http.Shape.oneOf;
import static callmeback.api.http.Shape.text;
import static callmeback.api.http.Shape.words;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Pages;
import callmeback.api.http.Routes;
import callmeback.api.http.Shape;
import callmeback.core.Page;
import callmeback.core.account.Actor;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.PersonaQuery.Sort;
import callmeback.core.persona.Personas;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The characters one can be called by.
public final class PersonaRoutes implements Endpoints {
  /// As many as a persona may carry (contract, Personas and contacts).
  private static final int MAX_TAGS = 10;

  private final Personas personas;

  /// A page of personas.
  record ListJson(List<PersonaJson> personas, Pages pagination) {
    static ListJson of(Page<Persona> page, @Nullable UUID viewer) {
      var items = page.items().stream().map(persona -> PersonaJson.of(persona, viewer)).toList();
      return new ListJson(items, Pages.of(page));
    }
  }

  public PersonaRoutes(Personas personas) {
    this.personas = personas;
  }

  @Override
  public void mount(Routes routes) {
    routes.get(
        "/api/personas",
        Limit.perMinute(60).signedIn(120),
        Cache.everybodys(Duration.ofMinutes(5)),
        either(this::listPublic, this::list));
  }

  private Answer listPublic(Asked asked) {
    return Answer.ok(ListJson.of(personas.listPublic(query(asked)), null));
  }

  private Answer list(Actor actor, Asked asked) {
    return Answer.ok(ListJson.of(personas.list(actor, query(asked)), actor.accountId()));
  }

  private static PersonaQuery query(Asked asked) {
    var fields = asked.query();
    var page = Pages.asked(fields);
    var search = fields.optional("search", text(PersonaQuery::searchText));
    var tags = fields.optional("tags", words(MAX_TAGS), List.of());
    var isPublic = fields.optional("is_public", flag());
    var createdBy = fields.optional("created_by", text(PersonaRoutes::author));
    var sort = fields.optional("sort", oneOf(Sort.values(), PersonaRoutes::word), Sort.NAME_ASC);
    return fields.checked(() ->
        new PersonaQuery(
            page.get(), search.get(), tags.get(), isPublic.get(), createdBy.get(), sort.get()));
  }

  private static Author author(String raw) {
    return raw.equals(PersonaJson.HOUSE) ? new Author.House() : new Author.User(Shape.uuid(raw));
  }

  private static String word(Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }
}

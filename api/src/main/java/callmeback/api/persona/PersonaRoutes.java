package callmeback.api.persona;

import static callmeback.api.http.Access.either;
import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.flag;
import static callmeback.api.http.Shape.oneOf;
import static callmeback.api.http.Shape.text;
import static callmeback.api.http.Shape.texts;
import static callmeback.api.http.Shape.token;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Pages;
import callmeback.api.http.Routes;
import callmeback.api.http.Shape;
import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.account.Actor;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.PersonaQuery.Sort;
import callmeback.core.persona.Personas;
import callmeback.core.persona.Portrait;
import callmeback.core.persona.PortraitChange;
import callmeback.core.persona.Studio;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The characters one can be called by.
public final class PersonaRoutes implements Endpoints {
  private final Personas personas;
  private final Studio studio;

  /// A page of personas.
  record ListJson(List<PersonaJson> personas, Pages pagination) {
    static ListJson of(Page<Persona> page, @Nullable UUID viewer) {
      var items = page.items().stream().map(persona -> PersonaJson.of(persona, viewer)).toList();
      return new ListJson(items, Pages.of(page));
    }
  }

  public PersonaRoutes(Personas personas, Studio studio) {
    this.personas = personas;
    this.studio = studio;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get(
            "/api/personas",
            Limit.perMinute(60).signedIn(120),
            Cache.everybodys(Duration.ofMinutes(5)),
            either(this::listPublic, this::list))
        .post("/api/personas", Limit.perHour(20), signedIn(this::create))
        .put("/api/personas/{id}", Limit.perHour(30), signedIn(this::change))
        .delete("/api/personas/{id}", Limit.perHour(20), signedIn(this::delete));
  }

  private Answer create(Actor actor, Asked asked) {
    var fields = asked.json();
    var name = fields.required("name", text(Portrait::nameText));
    var description = fields.required("description", text(Portrait::descriptionText));
    var voice = fields.required("voice", token());
    var prompt = fields.required("system_prompt", text(Portrait::promptText));
    var isPublic = fields.optional("is_public", flag(), false);
    var tags = fields.optional("tags", texts(Portrait.MAX_TAGS, Portrait::tag), List.of());
    var portrait =
        fields.checked(() ->
            new Portrait(
                name.get(),
                description.get(),
                voice.get(),
                prompt.get(),
                isPublic.get(),
                tags.get()));
    return Answer.created(one(actor, studio.create(actor, portrait)));
  }

  private Answer change(Actor actor, Asked asked) {
    var fields = asked.json();
    var name = fields.optional("name", text(Portrait::nameText));
    var description = fields.optional("description", text(Portrait::descriptionText));
    var voice = fields.optional("voice", token());
    var prompt = fields.optional("system_prompt", text(Portrait::promptText));
    var isPublic = fields.optional("is_public", flag());
    var tags = fields.optional("tags", texts(Portrait.MAX_TAGS, Portrait::tag));
    var change =
        fields.checked(() ->
            new PortraitChange(
                name.get(),
                description.get(),
                voice.get(),
                prompt.get(),
                isPublic.get(),
                tags.get()));
    return Answer.ok(one(actor, studio.change(actor, asked.id("persona"), change)));
  }

  private Answer delete(Actor actor, Asked asked) {
    studio.delete(actor, asked.id("persona"));
    return Answer.message("The persona is deleted.");
  }

  private static Map<String, PersonaJson> one(Actor actor, Persona persona) {
    return Map.of("persona", PersonaJson.of(persona, actor.accountId()));
  }

  private Answer listPublic(Asked asked) {
    return Answer.ok(ListJson.of(personas.listPublic(query(asked)), null));
  }

  private Answer list(Actor actor, Asked asked) {
    return Answer.ok(ListJson.of(personas.list(actor, query(asked)), actor.accountId()));
  }

  /// The personas one has written, for their author to take along; nobody may have more than fit.
  public Object exported(Actor actor) {
    var own =
        new PersonaQuery(
            new PageRequest(1, PageRequest.MAX_LIMIT),
            null,
            List.of(),
            null,
            new Author.User(actor.accountId()),
            Sort.NAME_ASC);
    return ListJson.of(personas.list(actor, own), actor.accountId()).personas();
  }

  private static PersonaQuery query(Asked asked) {
    var fields = asked.query();
    var page = Pages.asked(fields);
    var search = fields.optional("search", text(PersonaQuery::searchText));
    var tags = fields.optional("tags", texts(Portrait.MAX_TAGS, Function.identity()), List.of());
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

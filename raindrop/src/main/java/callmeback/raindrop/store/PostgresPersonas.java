package callmeback.raindrop.store;

import callmeback.core.Page;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaArchive;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.PersonaStore;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Personas in PostgreSQL, found by full text.
public final class PostgresPersonas implements PersonaStore, PersonaArchive {
  private static final String HOUSE = "system";

  private static final String SELECT =
      """
      SELECT p.*, (SELECT count(*) FROM contacts c WHERE c.persona_id = p.id) AS use_count
        FROM personas p
      """;

  private static final String FILTER =
      """
       WHERE (p.is_public OR p.created_by = CAST(:viewer AS text))
         AND (CAST(:words AS text) IS NULL
              OR p.words @@ (websearch_to_tsquery('english', CAST(:words AS text))
                             || (websearch_to_tsquery('english', CAST(:before AS text))
                                 && to_tsquery('simple', CAST(:prefix AS text)))))
         AND p.tags @> CAST(:tags AS text[])
         AND (CAST(:public AS boolean) IS NULL OR p.is_public = CAST(:public AS boolean))
         AND (CAST(:author AS text) IS NULL OR p.created_by = CAST(:author AS text))
      """;

  private final Database database;

  public PostgresPersonas(Database database) {
    this.database = database;
  }

  @Override
  public Page<Persona> list(PersonaQuery query, @Nullable UUID viewer) {
    return Rows.in(
        database,
        sql -> new Page<>(page(sql, query, viewer), query.page(), total(sql, query, viewer)));
  }

  @Override
  public Optional<Persona> find(UUID id) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(SELECT + " WHERE p.id = :id")
                .addParam("id", id)
                .execute()
                .map(PostgresPersonas::persona));
  }

  @Override
  public void seed(List<Persona> houses) {
    Rows.in(
        database,
        sql -> {
          houses.forEach(persona -> put(sql, persona));
          return houses.size();
        });
  }

  /// Whoever adds personas to the same account takes turns, so that the count holds.
  @Override
  public boolean add(Persona persona, UUID author, int most) {
    return named(sql -> {
      sql.createGet("SELECT 1 FROM users WHERE id = :id FOR NO KEY UPDATE")
          .addParam("id", author)
          .execute();
      var own =
          sql.createGet("SELECT count(*) AS own FROM personas WHERE created_by = :author")
              .addParam("author", author.toString())
              .execute()
              .map(row -> Rows.number(row, "own"))
              .orElseThrow();
      if (own >= most) {
        return false;
      }
      put(sql, persona);
      return true;
    });
  }

  @Override
  public void replace(Persona persona) {
    named(sql -> {
      put(sql, persona);
      return persona;
    });
  }

  /// The row is locked first: a call that is being scheduled waits, and finds it gone.
  @Override
  public boolean remove(UUID id) {
    return Rows.in(
        database,
        sql -> {
          sql.createGet("SELECT 1 FROM personas WHERE id = :id FOR UPDATE")
              .addParam("id", id)
              .execute();
          return sql.createDelete(
                      """
                      DELETE FROM personas
                       WHERE id = :id AND NOT EXISTS (
                         SELECT 1 FROM scheduled_calls s
                          WHERE s.persona_id = :id AND s.state IN ('SCHEDULED', 'DIALLING'))
                      """)
                  .addParam("id", id)
                  .execute()
              == 1;
        });
  }

  private <T> T named(Function<DbExecute, T> work) {
    try {
      return Rows.in(database, work);
    } catch (Duplicate e) {
      throw e.constraint().equals("personas_name")
          ? new ProblemException(new Problem.DuplicateName(), e)
          : e;
    }
  }

  private static List<Persona> page(DbExecute sql, PersonaQuery query, @Nullable UUID viewer) {
    var select =
        SELECT + FILTER + " ORDER BY " + order(query.sort()) + " LIMIT :limit OFFSET :offset";
    return filtered(sql.createQuery(select), query, viewer)
        .addParam("limit", query.page().limit())
        .addParam("offset", query.page().offset())
        .execute()
        .map(PostgresPersonas::persona)
        .toList();
  }

  private static long total(DbExecute sql, PersonaQuery query, @Nullable UUID viewer) {
    return filtered(
            sql.createGet("SELECT count(*) AS total FROM personas p " + FILTER), query, viewer)
        .execute()
        .map(row -> Rows.number(row, "total"))
        .orElseThrow();
  }

  private static <S extends DbStatement<S>> S filtered(
      S statement, PersonaQuery query, @Nullable UUID viewer) {
    var typed = query.search();
    var search = typed == null ? null : PersonaSearch.of(typed);
    var author = query.createdBy();
    var tags = query.tags().stream().map(PersonaSearch::clean).toList();
    return statement
        .addParam("viewer", (Object) (viewer == null ? null : viewer.toString()))
        .addParam("words", (Object) (search == null ? null : search.words()))
        .addParam("before", (Object) (search == null ? null : search.before()))
        .addParam("prefix", (Object) (search == null ? null : search.prefix()))
        .addParam("tags", Columns.array(tags))
        .addParam("public", (Object) query.isPublic())
        .addParam("author", (Object) (author == null ? null : name(author)));
  }

  private static void put(DbExecute sql, Persona persona) {
    sql.createInsert(
            """
            INSERT INTO personas (id, name, description, voice, system_prompt, is_public, created_by,
                                  tags, created_at)
            VALUES (:id, :name, :description, :voice, :prompt, :public, :author, :tags, :created)
            ON CONFLICT (id) DO UPDATE
               SET name = excluded.name, description = excluded.description, voice = excluded.voice,
                   system_prompt = excluded.system_prompt, tags = excluded.tags,
                   is_public = excluded.is_public
             WHERE personas.created_by = excluded.created_by
            """)
        .addParam("id", persona.id())
        .addParam("name", persona.name())
        .addParam("description", persona.description())
        .addParam("voice", persona.voice())
        .addParam("prompt", persona.systemPrompt())
        .addParam("public", persona.isPublic())
        .addParam("author", name(persona.author()))
        .addParam("tags", Columns.array(persona.tags()))
        .addParam("created", Columns.timestamp(persona.createdAt()))
        .execute();
  }

  private static String order(PersonaQuery.Sort sort) {
    return switch (sort) {
      case NAME_ASC -> "lower(p.name), p.id";
      case NAME_DESC -> "lower(p.name) DESC, p.id";
      case CREATED_ASC -> "p.created_at, p.id";
      case CREATED_DESC -> "p.created_at DESC, p.id";
    };
  }

  private static String name(Author author) {
    return switch (author) {
      case Author.House() -> HOUSE;
      case Author.User(var id) -> id.toString();
    };
  }

  private static Author author(String name) {
    return name.equals(HOUSE) ? new Author.House() : new Author.User(UUID.fromString(name));
  }

  static Persona persona(DbRow row) {
    return new Persona(
        Rows.uuid(row, "id"),
        Rows.text(row, "name"),
        Rows.text(row, "description"),
        Rows.text(row, "voice"),
        Rows.text(row, "system_prompt"),
        Rows.flag(row, "is_public"),
        author(Rows.text(row, "created_by")),
        Columns.texts(row, "tags"),
        Columns.instant(row, "created_at"),
        Rows.number(row, "use_count"));
  }
}

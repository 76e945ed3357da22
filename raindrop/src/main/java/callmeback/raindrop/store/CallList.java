package callmeback.raindrop.store;

import callmeback.core.Page;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbStatement;
import java.util.UUID;

/// Somebody's calls, filtered, sorted and cut into pages.
record CallList(Database database, CallRows rows) {
  private static final String FILTERED =
      """
        FROM calls
       WHERE user_id = :user
         AND (CAST(:status AS text) IS NULL OR status = CAST(:status AS text))
         AND (CAST(:from AS timestamptz) IS NULL OR created_at >= CAST(:from AS timestamptz))
         AND (CAST(:to AS timestamptz) IS NULL OR created_at < CAST(:to AS timestamptz))
      """;

  Page<Call> page(UUID accountId, CallQuery query) {
    var select =
        "SELECT *" + FILTERED + " ORDER BY " + order(query.sort()) + " LIMIT :limit OFFSET :offset";
    return Rows.in(
        database,
        sql -> {
          var calls =
              filtered(sql.createQuery(select), accountId, query)
                  .addParam("limit", query.page().limit())
                  .addParam("offset", query.page().offset())
                  .execute()
                  .map(rows::call)
                  .toList();
          var total =
              filtered(sql.createGet("SELECT count(*) AS total" + FILTERED), accountId, query)
                  .execute()
                  .map(row -> Rows.number(row, "total"))
                  .orElseThrow();
          return new Page<>(calls, query.page(), total);
        });
  }

  private static <S extends DbStatement<S>> S filtered(S statement, UUID user, CallQuery query) {
    var status = query.status();
    return statement
        .addParam("user", user)
        .addParam("status", (Object) (status == null ? null : status.name()))
        .addParam("from", (Object) Columns.timestamp(query.from()))
        .addParam("to", (Object) Columns.timestamp(query.to()));
  }

  private static String order(CallQuery.Sort sort) {
    return switch (sort) {
      case DATE_DESC -> "created_at DESC, id";
      case DATE_ASC -> "created_at, id DESC";
      case COST_DESC -> "cost DESC, id";
      case COST_ASC -> "cost, id DESC";
    };
  }
}

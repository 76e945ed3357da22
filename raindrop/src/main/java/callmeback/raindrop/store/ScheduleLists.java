package callmeback.raindrop.store;

import callmeback.core.Page;
import callmeback.core.PageRequest;
import callmeback.core.schedule.ScheduleStore;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbStatement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody's scheduled calls as lists.
record ScheduleLists(Database database, ScheduleRows rows) {
  private static final String FILTERED =
      """
        FROM scheduled_calls
       WHERE user_id = :user AND (CAST(:state AS text) IS NULL OR state = CAST(:state AS text))
      """;

  List<ScheduledCall> all(UUID accountId, @Nullable State state, boolean latestFirst) {
    var select =
        """
        SELECT * FROM (SELECT * %s
                        ORDER BY state IN ('SCHEDULED', 'DIALLING') DESC, at DESC, id
                        LIMIT :most) listed
         ORDER BY at %s, id
        """
            .formatted(FILTERED, latestFirst ? "DESC" : "");
    return Rows.in(
        database,
        sql ->
            filtered(sql.createQuery(select), accountId, state)
                .addParam("most", ScheduleStore.MOST_LISTED)
                .execute()
                .map(rows::call)
                .toList());
  }

  Page<ScheduledCall> page(
      UUID accountId, @Nullable State state, boolean latestFirst, PageRequest request) {
    var select =
        "SELECT * %s ORDER BY at %s, id LIMIT :limit OFFSET :offset"
            .formatted(FILTERED, latestFirst ? "DESC" : "");
    return Rows.in(
        database,
        sql -> {
          var calls =
              filtered(sql.createQuery(select), accountId, state)
                  .addParam("limit", request.limit())
                  .addParam("offset", request.offset())
                  .execute()
                  .map(rows::call)
                  .toList();
          var total =
              filtered(sql.createGet("SELECT count(*) AS total" + FILTERED), accountId, state)
                  .execute()
                  .map(row -> Rows.number(row, "total"))
                  .orElseThrow();
          return new Page<>(calls, request, total);
        });
  }

  private static <S extends DbStatement<S>> S filtered(
      S statement, UUID accountId, @Nullable State state) {
    return statement
        .addParam("user", accountId)
        .addParam("state", (Object) (state == null ? null : state.name()));
  }
}

package callmeback.raindrop.store;

import callmeback.raindrop.postgres.Database;
import io.helidon.dbclient.DbExecute;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// What calls cost us, by provider, in millionths of a dollar.
record CallCosts(Database database) {

  /// In the order of the providers' names, so that two who add to the same call never wait for each
  /// other in a circle.
  void add(UUID callId, Map<String, Long> microDollars) {
    Rows.in(
        database,
        sql -> {
          new TreeMap<>(microDollars).forEach((provider, cost) -> add(sql, callId, provider, cost));
          return microDollars.size();
        });
  }

  Map<String, Long> of(UUID callId) {
    return Rows.in(
        database,
        sql ->
            sql.createQuery("SELECT provider, micro_dollars FROM call_costs WHERE call_id = :call")
                .addParam("call", callId)
                .execute()
                .collect(
                    Collectors.toMap(
                        row -> Rows.text(row, "provider"),
                        row -> Rows.number(row, "micro_dollars"))));
  }

  private static void add(DbExecute sql, UUID callId, String provider, long cost) {
    sql.createInsert(
            """
            INSERT INTO call_costs (call_id, provider, micro_dollars)
            VALUES (:call, :provider, :cost)
            ON CONFLICT (call_id, provider)
            DO UPDATE SET micro_dollars = call_costs.micro_dollars + excluded.micro_dollars
            """)
        .addParam("call", callId)
        .addParam("provider", provider)
        .addParam("cost", cost)
        .execute();
  }
}

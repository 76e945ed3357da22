package callmeback.raindrop.store;

import callmeback.core.call.ReportInbox;
import callmeback.raindrop.postgres.Database;

/// Reports acted on, in PostgreSQL: kept longer than a charge can be disputed, which is 120 days
/// (docs.stripe.com/disputes/how-disputes-work).
public final class PostgresReports implements ReportInbox {
  private final Database database;

  public PostgresReports(Database database) {
    this.database = database;
  }

  @Override
  public boolean applied(Report report) {
    return Rows.in(
        database,
        sql ->
            sql.createGet(
                    """
                    SELECT 1 FROM call_reports
                     WHERE sid = :sid AND sequence = :sequence AND status = :status
                    """)
                .addParam("sid", report.sid())
                .addParam("sequence", report.sequence())
                .addParam("status", report.status())
                .execute()
                .isPresent());
  }

  @Override
  public void apply(Report report) {
    Rows.in(
        database,
        sql -> {
          sql.createDelete(
                  "DELETE FROM call_reports WHERE applied_at < now() - interval '180 days'")
              .execute();
          return sql.createInsert(
                  """
                  INSERT INTO call_reports (sid, sequence, status)
                  VALUES (:sid, :sequence, :status) ON CONFLICT DO NOTHING
                  """)
              .addParam("sid", report.sid())
              .addParam("sequence", report.sequence())
              .addParam("status", report.status())
              .execute();
        });
  }
}

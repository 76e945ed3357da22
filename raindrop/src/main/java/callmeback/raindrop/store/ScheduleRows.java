package callmeback.raindrop.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.core.billing.Minutes;
import callmeback.core.call.Purpose;
import callmeback.core.schedule.Recurrence;
import callmeback.core.schedule.Rhythm;
import callmeback.core.schedule.Rhythm.Every;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.core.schedule.Series;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Between scheduled calls and rows of `scheduled_calls`, where numbers and purposes are sealed.
final class ScheduleRows {
  private final Vault vault;
  private final SealedPhones phones;

  ScheduleRows(Vault vault, SealedPhones phones) {
    this.vault = vault;
    this.phones = phones;
  }

  /// Writes a call down, unless its series has one at this time.
  void insert(DbExecute sql, ScheduledCall call, Instant holdAt) {
    var statement =
        sql.createInsert(
                """
                INSERT INTO scheduled_calls (id, user_id, persona_id, persona_name, phone, minutes,
                                             intent_id, at, dial_at, hold_at, state, created_at,
                                             series_id, every, zone, wall_second, wall_day, until,
                                             unpaid, purpose)
                VALUES (:id, :user, :persona, :name, :phone, :minutes, :intent, :at, :at, :hold,
                        :state, :created, :series, :every, :zone, :second, :day, :until,
                        :unpaid, :purpose)
                ON CONFLICT (series_id, at) DO NOTHING
                """)
            .addParam("id", call.id())
            .addParam("user", call.accountId())
            .addParam("persona", call.personaId())
            .addParam("name", call.personaName())
            .addParam("phone", phones.seal(call.phone()))
            .addParam("minutes", call.minutes().value())
            .addParam("intent", (Object) call.intentId())
            .addParam("at", Columns.timestamp(call.at()))
            .addParam("hold", Columns.timestamp(holdAt))
            .addParam("state", call.state().name())
            .addParam("created", Columns.timestamp(call.createdAt()));
    bind(statement, call.id(), call.series(), call.purpose()).execute();
  }

  /// Binds `series`, `every`, `zone`, `second`, `day`, `until`, `unpaid` and `purpose`.
  <S extends DbStatement<S>> S bind(
      S statement, UUID id, @Nullable Series series, @Nullable Purpose purpose) {
    var recurrence = series == null ? null : series.recurrence();
    var rhythm = recurrence == null ? null : recurrence.rhythm();
    return statement
        .addParam("series", (Object) (series == null ? null : series.id()))
        .addParam("every", (Object) (rhythm == null ? null : rhythm.every().name()))
        .addParam("zone", (Object) (rhythm == null ? null : rhythm.zone().getId()))
        .addParam(
            "second", (Object) (recurrence == null ? null : recurrence.time().toSecondOfDay()))
        .addParam("day", (Object) (recurrence == null ? null : recurrence.day().getValue()))
        .addParam("until", (Object) (rhythm == null ? null : rhythm.until()))
        .addParam("unpaid", series == null ? 0 : series.unpaid())
        .addParam("purpose", (Object) (purpose == null ? null : sealed(id, purpose)));
  }

  ScheduledCall call(DbRow row) {
    var id = Rows.uuid(row, "id");
    return new ScheduledCall(
        id,
        Rows.uuid(row, "user_id"),
        Rows.uuid(row, "persona_id"),
        Rows.text(row, "persona_name"),
        phones.open(Rows.text(row, "phone")),
        new Minutes((int) Rows.number(row, "minutes")),
        Columns.optional(row, "intent_id", String.class).orElse(null),
        Columns.instant(row, "at"),
        State.valueOf(Rows.text(row, "state")),
        Columns.optional(row, "call_id", UUID.class).orElse(null),
        Columns.instant(row, "created_at"),
        Columns.optional(row, "series_id", UUID.class).map(it -> series(row, it)).orElse(null),
        Columns.optional(row, "purpose", byte[].class).map(it -> opened(id, it)).orElse(null));
  }

  private static Series series(DbRow row, UUID seriesId) {
    var rhythm =
        new Rhythm(
            Every.valueOf(Rows.text(row, "every")),
            ZoneId.of(Rows.text(row, "zone")),
            Columns.optional(row, "until", Date.class).map(Date::toLocalDate).orElse(null));
    var recurrence =
        new Recurrence(
            rhythm,
            LocalTime.ofSecondOfDay(Rows.number(row, "wall_second")),
            DayOfWeek.of((int) Rows.number(row, "wall_day")));
    return new Series(seriesId, recurrence, (int) Rows.number(row, "unpaid"));
  }

  private byte[] sealed(UUID id, Purpose purpose) {
    return vault.seal(name(id), purpose.text().getBytes(UTF_8));
  }

  private Purpose opened(UUID id, byte[] sealed) {
    return new Purpose(new String(vault.open(name(id), sealed), UTF_8));
  }

  private static String name(UUID id) {
    return "scheduled-purpose/" + id;
  }
}

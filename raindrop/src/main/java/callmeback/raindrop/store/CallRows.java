package callmeback.raindrop.store;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Outcome;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.vault.SealedPhones;
import io.helidon.dbclient.DbRow;

/// From a row of `calls` to a call.
record CallRows(SealedPhones phones) {

  Call call(DbRow row) {
    return new Call(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "user_id"),
        Rows.uuid(row, "persona_id"),
        Rows.text(row, "persona_name"),
        phones.open(Rows.text(row, "phone")),
        Rows.text(row, "intent_id"),
        new Minutes((int) Rows.number(row, "minutes")),
        CallStatus.valueOf(Rows.text(row, "status")),
        Columns.optional(row, "sid", String.class).orElse(null),
        Columns.optionalInstant(row, "answered_at").orElse(null),
        Columns.optionalInstant(row, "heard_at").orElse(null),
        Columns.optionalInstant(row, "ended_at").orElse(null),
        (int) Rows.number(row, "seconds"),
        Cents.of(Rows.number(row, "cost")),
        Columns.optional(row, "outcome", String.class).map(Outcome::valueOf).orElse(null),
        Columns.instant(row, "created_at"));
  }
}

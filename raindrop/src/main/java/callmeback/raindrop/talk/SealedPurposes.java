package callmeback.raindrop.talk;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.core.call.Purpose;
import callmeback.raindrop.postgres.Columns;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.Vault;
import java.util.Optional;
import java.util.UUID;

/// What calls are for, beside the calls, sealed by the vault.
public final class SealedPurposes {
  private final Database database;
  private final Vault vault;

  public SealedPurposes(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  void keep(UUID callId, Purpose purpose) {
    var sealed = vault.seal(name(callId), purpose.text().getBytes(UTF_8));
    database.transaction(sql ->
        sql.createUpdate("UPDATE calls SET purpose = :purpose WHERE id = :call")
            .addParam("purpose", sealed)
            .addParam("call", callId)
            .execute());
  }

  Optional<Purpose> of(UUID callId) {
    return database.transaction(sql ->
        sql.createGet("SELECT purpose FROM calls WHERE id = :call")
            .addParam("call", callId)
            .execute()
            .flatMap(row -> Columns.optional(row, "purpose", byte[].class))
            .map(sealed -> new Purpose(new String(vault.open(name(callId), sealed), UTF_8))));
  }

  private static String name(UUID callId) {
    return "purpose/" + callId;
  }
}

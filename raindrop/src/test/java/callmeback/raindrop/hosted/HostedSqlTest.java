package callmeback.raindrop.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.StoreUnavailable;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.sql.SmartSql;
import callmeback.raindrop.sql.SmartSqlContract;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract on hosted Raindrop, over copies of the views.
@Tag("wire")
@Timeout(120)
@ExtendWith(TemporaryDatabase.class)
final class HostedSqlTest extends SmartSqlContract {
  private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");

  private final Played played = Played.open(InstantSource.system());
  private final HostedRaindrop hosted;

  HostedSqlTest(Database database) {
    super(database);
    this.hosted =
        HostedRaindrop.open(
            played.client(),
            database,
            Vault.of(DataKey.of(1, new byte[32])),
            InstantSource.system(),
            () -> UUID.randomUUID().toString());
  }

  @BeforeEach
  void copy() {
    assertThat(hosted.mirror().copy(NOW)).isEqualTo(480);
  }

  @AfterEach
  void close() {
    played.close();
  }

  @Override
  protected SmartSql sql() {
    return hosted.sql();
  }

  @Test
  void onlyTheLastDaysAreCopiedAgainAndNothingIsThereTwice() {
    assertThat(hosted.mirror().copy(NOW)).isBetween(1, 200);
    assertThat(hosted.sql().query("SELECT count(*) AS n FROM calls", List.of()).values())
        .containsExactly(List.of("240"));
    assertThat(played.dump()).doesNotContain("Secret", "sealed", "pi_");
  }

  @Test
  void whileTheServiceIsDownNothingIsAnsweredOrCopied() {
    played.goDown();
    assertThat(hosted.mirror().copy(NOW)).isZero();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> hosted.sql().query("SELECT count(*) AS n FROM calls", List.of()));
  }
}

package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.rotation.DataKeyBook;
import callmeback.raindrop.rotation.WrongDataKey;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.DataKeys;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class DataKeyBookTest {
  private static final DataKey FIRST = key(1, 1);
  private static final DataKey SECOND = key(2, 2);

  private final Database database;

  DataKeyBookTest(Database database) {
    this.database = database;
    database.transaction(sql -> sql.dml("TRUNCATE data_keys"));
    book(DataKeys.of(FIRST)).open(Sample.NOW);
  }

  @Test
  void theSameKeyOpensAgain() {
    assertThatCode(() -> book(DataKeys.of(FIRST)).open(Sample.NOW)).doesNotThrowAnyException();
  }

  @Test
  void anEarlierKeyMayNotBeMissingBeforeNothingIsSealedWithIt() {
    refused(DataKeys.of(SECOND), "DATA_KEY lacks key 1, with which things are still sealed.");
    var both = book(new DataKeys(SECOND, List.of(FIRST)));
    both.open(Sample.NOW);
    refused(DataKeys.of(SECOND), "DATA_KEY lacks key 1, with which things are still sealed.");
    refused(DataKeys.of(FIRST), "DATA_KEY lacks key 2, with which things are still sealed.");
    both.retireEarlier(Sample.NOW);
    assertThatCode(() -> book(DataKeys.of(SECOND)).open(Sample.NOW)).doesNotThrowAnyException();
    refused(DataKeys.of(FIRST), "DATA_KEY lacks key 2, with which things are still sealed.");
  }

  @Test
  void anotherKeyOfTheSameNumberIsRefused() {
    refused(
        DataKeys.of(key(1, 9)), "DATA_KEY's key 1 is not the key 1 that things were sealed with.");
    refused(
        new DataKeys(SECOND, List.of(key(1, 9))),
        "DATA_KEY's key 1 is not the key 1 that things were sealed with.");
  }

  @Test
  void aRetiredKeyThatSealsAgainIsNeededAgain() {
    var both = book(new DataKeys(SECOND, List.of(FIRST)));
    both.open(Sample.NOW);
    both.retireEarlier(Sample.NOW);
    var back = book(new DataKeys(FIRST, List.of(SECOND)));
    back.open(Sample.NOW);
    refused(DataKeys.of(SECOND), "DATA_KEY lacks key 1, with which things are still sealed.");
    back.retireEarlier(Sample.NOW);
    assertThatCode(() -> book(DataKeys.of(FIRST)).open(Sample.NOW)).doesNotThrowAnyException();
  }

  private void refused(DataKeys keys, String message) {
    assertThatExceptionOfType(WrongDataKey.class)
        .isThrownBy(() -> book(keys).open(Sample.NOW))
        .withMessage(message);
  }

  private DataKeyBook book(DataKeys keys) {
    return new DataKeyBook(database, keys);
  }

  private static DataKey key(int id, int filling) {
    var bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) filling);
    return DataKey.of(id, bytes);
  }
}

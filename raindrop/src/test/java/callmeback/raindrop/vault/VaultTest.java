package callmeback.raindrop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class VaultTest {
  private static final DataKey FIRST = key(1);
  private static final DataKey SECOND = key(255);
  private static final byte[] SECRET = "I am at the dinner".getBytes(StandardCharsets.UTF_8);

  private final Vault vault = Vault.of(FIRST);

  @Property(tries = 200)
  void whateverIsSealedOpensUnderItsName(@ForAll String name, @ForAll byte[] content) {
    assertThat(vault.open(name, vault.seal(name, content))).isEqualTo(content);
  }

  @Test
  void sealingTwiceNeverGivesTheSameBytesNorShowsTheContent() {
    var once = vault.seal("a", SECRET);
    assertThat(once).isNotEqualTo(vault.seal("a", SECRET)).hasSize(SECRET.length + 30);
    assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("dinner");
  }

  @Test
  void aChangeOfAnyBitIsNoticed() {
    var sealed = vault.seal("a", SECRET);
    for (var bit = 0; bit < sealed.length * 8; bit++) {
      var changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> vault.open("a", changed))
          .isInstanceOfAny(Tampered.class, UnknownKey.class);
    }
  }

  @Test
  void whatIsCutIsNoticed() {
    var sealed = vault.seal("a", SECRET);
    for (var length = 0; length < sealed.length; length++) {
      var cut = Arrays.copyOf(sealed, length);
      assertThatExceptionOfType(Tampered.class).isThrownBy(() -> vault.open("a", cut));
    }
  }

  @Test
  void whatIsMovedToAnotherNameIsNoticed() {
    assertThatExceptionOfType(Tampered.class)
        .isThrownBy(() -> vault.open("b", vault.seal("a", SECRET)))
        .withMessage("What is stored as b is not what was sealed");
  }

  @Test
  void keysCanBeChangedAndTheEarlierOneStillOpens() {
    var sealed = vault.seal("a", SECRET);
    var later = new Vault(SECOND, List.of(FIRST));
    assertThat(later.open("a", sealed)).isEqualTo(SECRET);
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> vault.open("a", later.seal("a", SECRET)))
        .withMessage("a was sealed with key 255, which is not among the data keys");
    assertThatExceptionOfType(Tampered.class)
        .isThrownBy(() -> Vault.of(DataKey.of(1, new byte[32])).open("a", sealed));
  }

  @Test
  void wrongKeysAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataKey.of(1, new byte[16]))
        .withMessage("A data key has 32 bytes, not 16");
    assertThatIllegalArgumentException().isThrownBy(() -> DataKey.of(256, new byte[32]));
    assertThatIllegalStateException().isThrownBy(() -> new Vault(FIRST, List.of(FIRST)));
  }

  @Test
  void aKeyDoesNotShowItself() {
    assertThat(FIRST).hasToString("DataKey[1]");
  }

  private static DataKey key(int id) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) id);
    return DataKey.of(id, bytes);
  }
}

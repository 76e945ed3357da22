package callmeback.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class GrantTest {

  @Test
  void writingIncludesReadingAndNothingElse() {
    var writing = new Grant(EnumSet.of(Scope.CALLS_WRITE));

    assertThat(EnumSet.allOf(Scope.class).stream().filter(writing::allows))
        .containsExactlyInAnyOrder(Scope.CALLS_READ, Scope.CALLS_WRITE);
  }

  @Test
  void whoeverSignsInIsNoAdministrator() {
    assertThat(EnumSet.allOf(Scope.class).stream().filter(scope -> !Grant.PERSON.allows(scope)))
        .containsExactly(Scope.ADMIN);
  }

  @Test
  void aCallNeverSpends() {
    assertThatThrownBy(() -> Grant.CALL.require(Scope.BILLING_SPEND))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.MissingScope("billing:spend")));
  }

  @Test
  void scopesAreReadAsTheyAreWritten() {
    for (var scope : Scope.values()) {
      assertThat(Scope.of(scope.word())).contains(scope);
    }
    assertThat(Scope.of("calls:everything")).isEmpty();
  }
}

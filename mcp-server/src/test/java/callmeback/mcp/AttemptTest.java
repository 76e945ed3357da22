package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.access.AuditLine;
import callmeback.core.access.AuditLog;
import callmeback.core.access.Verdict;
import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.mcp.tool.Client;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class AttemptTest {
  private static final Actor ANN =
      new Actor(
          Household.ANN, UUID.randomUUID(), Household.NOW, new Grant(EnumSet.allOf(Scope.class)));

  private record Done(String word) {}

  private final Purse purse = new Purse();
  private final AuditLog audit = new AuditLog(purse, InstantSource.system(), UUID::randomUUID);

  @Test
  void whoeverIsInterruptedByWhatTheyDidStillWritesItDown() {
    var hangUp = new Household().catalog.find("hang_up_call").orElseThrow().spec();
    var attempt = new Attempt(audit, ANN, hangUp, Map.of());

    var answer =
        attempt.of(
            Client.NONE,
            _ -> {
              Thread.currentThread().interrupt();
              return new Done("hung up");
            });

    assertThat(Thread.interrupted()).as("still told that it is to stop").isTrue();
    assertThat(answer.failed()).isFalse();
    assertThat(purse.audited.values())
        .extracting(AuditLine::verdict)
        .containsExactly(Verdict.ALLOWED);
  }
}

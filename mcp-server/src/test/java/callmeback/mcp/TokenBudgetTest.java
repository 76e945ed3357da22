package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.mcp.tool.Toolset;
import callmeback.mcp.tool.Wire;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the list of tools costs whoever reads it.
///
/// A token is taken for four characters. The tokenizers o200k_base and cl100k_base, asked about this
/// very list (33 tools), found 4.2 and 4.3 characters in one, so that this counts too many.
@Tag("unit")
final class TokenBudgetTest {
  private static final int BUDGET = 6_000;
  private static final int DEAREST = 320;
  private static final int CHARACTERS = 4;

  private final List<Entry> entries =
      new Household()
          .catalog.entries().stream()
              .filter(entry -> entry.spec().toolset() != Toolset.ADMIN)
              .toList();

  @Test
  void theWholeListCostsAtMostSixThousandTokens() {
    var list = Map.of("tools", entries.stream().map(Entry::published).toList());

    assertThat(tokens(list)).as(dearest()).isLessThanOrEqualTo(BUDGET);
    assertThat(entries).hasSizeGreaterThan(20);
  }

  @Test
  void noToolIsDear() {
    assertThat(entries.stream().filter(entry -> tokens(entry.published()) > DEAREST))
        .as(dearest())
        .extracting(Entry::name)
        .isEmpty();
  }

  private String dearest() {
    return entries.stream()
        .sorted(Comparator.comparing((Entry entry) -> tokens(entry.published())).reversed())
        .limit(10)
        .map(entry -> entry.name() + " " + tokens(entry.published()))
        .toList()
        .toString();
  }

  private static int tokens(Object json) {
    return Wire.text(json).length() / CHARACTERS;
  }
}

package callmeback.sandbox.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class SqlAnswerTest {
  @Test
  void aQuestionAboutFiguresGetsAQueryAndOneAboutPeopleARefusal() {
    assertThat(asked("How many calls failed last week, by persona?"))
        .contains(
            "SELECT persona, count(*) AS calls FROM calls WHERE day >= '2026-03-04'"
                + " AND outcome NOT IN ('talked', 'running') GROUP BY persona ORDER BY calls DESC",
            "\"refusal\":\"\"");
    assertThat(asked("What is the phone of Ann?")).contains("\"sql\":\"\"", "know no person");
  }

  private static String asked(String question) {
    return SqlAnswer.to("Today (UTC): 2026-03-11\nViews: ...\nQuestion: " + question);
  }
}

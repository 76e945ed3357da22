package callmeback.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.demo.SeenCall.Money;
import callmeback.app.demo.SeenCall.Turn;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ChecksTest {
  private static final String BEGINNING = "what was heard of it is its beginning";

  @Test
  void aCallThatWentRightPassesEveryCheck() {
    assertThat(failed(Samples.evidence())).isEmpty();
    assertThat(Checks.of(Samples.evidence())).hasSizeGreaterThan(12);
  }

  @Test
  void aDashThatMarksTheInterruptionIsNoPartOfWhatWasHeard() {
    assertThat(failed(Samples.with(story("A long time ago —")))).isEmpty();
  }

  @Test
  void whatWasHeardOfAnInterruptedAnswerMustBeItsStrictBeginning() {
    assertThat(failed(Samples.with(story("")))).containsExactly(BEGINNING);
    assertThat(failed(Samples.with(story("long time ago")))).containsExactly(BEGINNING);
    assertThat(failed(Samples.with(story(Samples.STORY))))
        .contains("an answer was interrupted", BEGINNING);
  }

  @Test
  void fourTurnsAndFourTimedAnswersAreNeeded() {
    var tooFew = Samples.turns().subList(0, 7);
    var call = Samples.call(tooFew, Samples.money(), Samples.transcript(tooFew));
    assertThat(failed(Samples.with(call)))
        .contains(
            "the caller took at least four turns",
            "at least four answers have their latency split");
  }

  @Test
  void aTranscriptWithoutOneTurnSaysWhichIsMissing() {
    var turns = Samples.turns();
    var stored = Samples.transcript(turns.subList(0, turns.size() - 2));
    assertThat(Checks.of(Samples.with(Samples.call(turns, Samples.money(), stored))))
        .contains(
            new Check(
                false,
                "the stored transcript holds every turn as it was heard",
                "it lacks \"goodbye\", \"Goodbye!\""));
    assertThat(failed(Samples.with(Samples.call(turns, Samples.money(), null)))).hasSize(1);
  }

  @Test
  void anAnswerThatTheTelephoneNeverHeardIsNoticed() {
    var heard = Samples.telephone(List.of(new Telephone.Line("hey ann")));
    var evidence =
        new Evidence(Samples.call(), heard, Samples.books(), Samples.NUMBER, Samples.INTENT);
    assertThat(failed(evidence))
        .containsExactly(
            "the telephone heard that an AI is calling",
            "every answer was audible at the telephone");
  }

  @Test
  void wordsOfTheCallerThatWereMisheardAreNoticed() {
    UnaryOperator<Turn> misheard =
        turn -> turn.text().equals("hello") ? Samples.caller("yellow") : turn;
    assertThat(failed(Samples.with(misheard)))
        .containsExactly("every word of the caller was understood");
  }

  @Test
  void everyStartedMinuteIsCharged() {
    assertThat(failed(billed(61, 105))).isEmpty();
    assertThat(failed(billed(120, 105))).isEmpty();
    assertThat(failed(billed(121, 105))).containsExactly("its 121 seconds cost 145 cents");
    assertThat(failed(billed(60, 105))).containsExactly("its 60 seconds cost 65 cents");
  }

  @Test
  void moneyThatIsStillHeldIsNoticed() {
    var open = new Money(225, 105, 0, Samples.money().costByProvider());
    var call = Samples.call(Samples.turns(), open, Samples.transcript(Samples.turns()));
    assertThat(failed(Samples.with(call)))
        .containsExactly(
            "what was held and not captured was released",
            "the payment provider's books agree to the cent");
  }

  @Test
  void costsThatNobodyWroteDownAreNoticed() {
    var money = new Money(225, 105, 120, Map.of());
    var call = Samples.call(Samples.turns(), money, Samples.transcript(Samples.turns()));
    assertThat(failed(Samples.with(call))).containsExactly("what it cost us is known");
  }

  @Test
  void booksThatSayOtherwiseAreNoticed() {
    var evidence =
        new Evidence(
            Samples.call(), Samples.telephone(), Samples.books(70, 65), Samples.NUMBER, "pi_1");
    assertThat(failed(evidence)).containsExactly("the payment provider's books agree to the cent");
  }

  @Test
  void aSecondAnsweredCallToTheSameTelephoneIsNoticed() {
    var line = Samples.books().twilio().calls().getFirst();
    var again = new Books.Line("CA2", line.to(), true, 3);
    var books = new Books(new Books.Dialled(List.of(line, again)), Samples.books().stripe());
    var evidence =
        new Evidence(Samples.call(), Samples.telephone(), books, Samples.NUMBER, Samples.INTENT);
    assertThat(failed(evidence)).containsExactly("the telephone company put through this one call");
  }

  private static Evidence billed(int seconds, int captured) {
    return new Evidence(
        Samples.call(),
        Samples.telephone(),
        Samples.books(seconds, captured),
        Samples.NUMBER,
        Samples.INTENT);
  }

  private static UnaryOperator<Turn> story(String heard) {
    return turn -> turn.text().equals(Samples.STORY) ? Samples.persona(Samples.STORY, heard) : turn;
  }

  private static List<String> failed(Evidence evidence) {
    return Checks.of(evidence).stream().filter(check -> !check.right()).map(Check::what).toList();
  }
}

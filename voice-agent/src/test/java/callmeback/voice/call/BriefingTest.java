package callmeback.voice.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Account;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Briefings.Layer;
import callmeback.core.call.Call;
import callmeback.core.call.CallContext;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Purpose;
import callmeback.core.call.Relationship;
import callmeback.core.call.Whisper;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.prompts.Prompts;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BriefingTest {
  private static final UUID ANN = UUID.randomUUID();
  private static final UUID COACH = UUID.randomUUID();

  private final Briefing briefing =
      new Briefing(Prompts.load(), InstantSource.fixed(Timeline.START));

  @Test
  void anAuthorSeesTheLayersTheModelIsGiven() {
    var layers = briefing.layers(context());

    assertThat(layers)
        .extracting(Layer::name)
        .containsExactly("identity", "purpose", "relationship", "known", "manners", "live notes");
    assertThat(layers).extracting(Layer::text).noneMatch(text -> text.contains("{{"));
    assertThat(layers.getFirst().text()).contains("You are a coach.");
    assertThat(layers.get(1).text()).contains("Did I run?");
  }

  @Test
  void theModelIsGivenNothingElseBeforeTheConversation() {
    var think = new Effect.Think(2, List.of(), Knowledge.NONE, false);
    var prompt = briefing.prompt(context(), think, Nothing.TOOLBOX);

    assertThat(prompt.messages())
        .extracting(message -> message.toString().replaceAll("^Instruction\\[text=|]$", ""))
        .containsExactlyElementsOf(briefing.layers(context()).stream().map(Layer::text).toList());
  }

  @Test
  void aWhisperIsFramedAsOne() {
    assertThat(briefing.whisper(context(), new Whisper("Her taxi\nis outside.")))
        .startsWith(
            "Whispered to you, unheard by the others on the line, by somebody who acts for Ann:")
        .contains("\"Her taxi is outside.\"");
  }

  private static CallContext context() {
    var phone = new PhoneNumber("+14155550123");
    var account =
        new Account(
            ANN,
            new EmailAddress("ann@example.com"),
            new PersonName("Ann Example"),
            phone,
            true,
            true,
            false,
            Timeline.START,
            Timeline.START);
    var persona =
        new Persona(
            COACH,
            "Coach",
            "Keeps you to your word.",
            "emily",
            "You are a coach.",
            true,
            new Author.House(),
            List.of(),
            Timeline.START,
            0);
    return new CallContext(
        call(phone),
        account,
        persona,
        new Relationship(0, 0, null),
        new Purpose("Did I run?"),
        300);
  }

  private static Call call(PhoneNumber phone) {
    return new Call(
        UUID.randomUUID(),
        ANN,
        COACH,
        "Coach",
        phone,
        "pi_1",
        new Minutes(5),
        CallStatus.INITIATED,
        null,
        null,
        null,
        null,
        0,
        Cents.ZERO,
        null,
        Timeline.START);
  }
}

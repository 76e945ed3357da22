package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Problem;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Outcome;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Telephony.Dialling;
import callmeback.sandbox.phone.PhoneBook;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.twilio.TwilioAccount;
import callmeback.sandbox.twilio.TwilioSimulator;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
final class SimulatedCallTest {
  private static final Speech SPEECH = new Speech();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path state;

  private World world;
  private PhoneBook phones;
  private TwilioSimulator company;
  private House house;

  @BeforeEach
  void open() {
    world = World.of(InstantSource.system(), 7, state);
    phones = new PhoneBook(world.clock(), SPEECH);
    var account = new TwilioAccount(House.ACCOUNT, House.KEY, List.of(House.FROM.e164()));
    company = TwilioSimulator.open(world, 0, account, SPEECH, phones);
    house = new House(company.base());
    phone("{\"answer_after_ms\": 20}");
  }

  @AfterEach
  void close() {
    house.close();
    company.close();
  }

  @Test
  void whatIsPlayedIsHeardOnTheTelephoneAndTheOtherWayRound() throws Exception {
    phone("{\"answer_after_ms\": 20, \"script\": [{\"say\": \"Who is there?\"}]}");
    var call = house.dial();
    var ear = house.ear();

    ear.line.play(spoken("It is me."));
    ear.line.mark("1:1");
    ear.await("mark 1:1");
    var heard = Await.until(() -> texts("heard"), texts -> texts.contains("It is me."));
    assertThat(heard).containsExactly("One moment.", "It is me.");
    Await.until(() -> texts("said"), texts -> texts.contains("Who is there?"));
    assertThat(ear.callId).isEqualTo(call.id());

    ear.line.close();
    ear.await("ended");
    assertThat(house.awaitEnd(call.id()).seconds()).isPositive();
    assertThat(house.news).contains("prepare " + call.id());
    Await.until(() -> house.news, news -> news.contains("forget " + call.id()));
  }

  @Test
  void aClearSilencesTheTelephoneAndBringsItsMarksBack() throws Exception {
    house.dial();
    var ear = house.ear();
    ear.line.play(new byte[80_000]);
    ear.line.mark("1:1");
    ear.line.mark("1:2");

    ear.line.clear();

    ear.await("mark 1:2");
    assertThat(ear.events).containsExactly("mark 1:1", "mark 1:2");
    Await.until(() -> lastCall().path("clears").size(), clears -> clears == 1);
  }

  @ParameterizedTest
  @CsvSource({"busy, BUSY", "refuse, FAILED", "voicemail, VOICEMAIL"})
  void aCallNobodyTakesIsFree(String behaviour, Outcome outcome) {
    phone("{\"behaviour\": \"" + behaviour + "\", \"answer_after_ms\": 20}");

    var call = house.awaitEnd(house.dial().id());

    assertThat(call.outcome()).isEqualTo(outcome);
    assertThat(call.cost().isZero()).isTrue();
    Await.until(this::telephone, state -> state.equals("idle"));
  }

  @Test
  void aRingingCallIsHungUpOverRestAndThenSaidToBeOver() {
    phone("{\"behaviour\": \"manual\"}");
    var call = house.dial();
    Await.until(this::telephone, state -> state.equals("ringing"));

    house.telephony.hangUp(sid(call));
    house.telephony.hangUp(sid(call));
    house.telephony.hangUp("CA" + "9".repeat(32));

    assertThat(house.awaitEnd(call.id()).status()).isEqualTo(CallStatus.FAILED);
    assertThat(telephone()).isEqualTo("idle");
  }

  @Test
  void aTalkIsHungUpOverRest() throws Exception {
    var call = house.dial();
    var ear = house.ear();

    house.telephony.hangUp(sid(call));

    ear.await("ended");
    assertThat(house.awaitEnd(call.id()).outcome()).isEqualTo(Outcome.NOT_CONNECTED);
  }

  @Test
  void theCallerHangsUp() throws Exception {
    var call = house.dial();
    var ear = house.ear();

    phones.hangUp(House.TO.e164());

    ear.await("ended");
    assertThat(house.awaitEnd(call.id()).outcome()).isEqualTo(Outcome.NOT_CONNECTED);
    assertThat(ear.events).containsExactly("ended");
  }

  @Test
  void keysAndSpeechComeThrough() throws Exception {
    phone("{\"answer_after_ms\": 20, \"script\": [{\"say\": \"Hello.\"}, {\"dtmf\": \"5#\"}]}");
    house.dial();
    var ear = house.ear();

    ear.line.play(spoken("Press a key."));
    ear.await("key #");

    assertThat(ear.events).contains("key 5", "key #");
    Await.until(() -> ear.heard().length, length -> length > 8000);
  }

  @Test
  void anAnswerThatIsLostIsNotDialledAgainAndIsFoundInTheBooks() {
    phone("{\"behaviour\": \"manual\"}");
    strike("POST", "*/Calls.json", new Mishap.DropAfter());
    strike("POST", "/api/twilio/*", new Mishap.Lose());
    var call = house.call();
    var since = house.clock.instant();

    assertThat(house.telephony.dial(call.id(), House.TO, Duration.ofMinutes(1)))
        .isEqualTo(new Dialling.Unclear());

    var sid = house.telephony.dialled(House.TO, since).getFirst();
    assertThat(house.telephony.look(sid))
        .hasValueSatisfying(
            progress -> assertThat(progress.phase()).isIn(Phase.QUEUED, Phase.RINGING));
    assertThat(phones.get(House.TO.e164()).path("calls")).hasSize(1);
    assertThat(house.telephony.dialled(other(), since)).isEmpty();
    assertThat(house.telephony.dialled(House.TO, since.plusSeconds(600))).isEmpty();
  }

  @Test
  void reportsThatAreLostAreMadeUpForByTheBooks() throws Exception {
    strike("POST", "/api/twilio/callback/*", new Mishap.Lose());
    var call = house.dial();
    var ear = house.ear();
    phones.hangUp(House.TO.e164());
    ear.await("ended");
    assertThat(house.books.get(call.id()).status()).isEqualTo(CallStatus.IN_PROGRESS);

    Await.until(() -> booked(call), phase -> phase == Phase.COMPLETED);
    house.calls.reconcile(10);

    assertThat(house.books.get(call.id()).outcome()).isEqualTo(Outcome.NOT_CONNECTED);
  }

  @Test
  void reportsThatComeTwiceChangeNothing() throws Exception {
    strike("POST", "/api/twilio/callback/*", new Mishap.Duplicate());
    var call = house.dial();
    var ear = house.ear();

    phones.hangUp(House.TO.e164());

    ear.await("ended");
    assertThat(house.awaitEnd(call.id()).outcome()).isEqualTo(Outcome.NOT_CONNECTED);
  }

  @Test
  void reportsThatOvertakeEachOtherEndInTheSame() throws Exception {
    strike("POST", "/api/twilio/callback/*", new Mishap.Reorder());
    phone("{\"behaviour\": \"busy\"}");

    var call = house.awaitEnd(house.dial().id());

    assertThat(call.outcome()).isEqualTo(Outcome.BUSY);
  }

  @Test
  void aCompanyThatIsDownLeavesNothingRinging() {
    strike("POST", "*/Calls.json", new Mishap.Status(503));
    var call = house.call();
    var since = house.clock.instant();

    assertThat(house.telephony.dial(call.id(), House.TO, Duration.ofMinutes(1)))
        .isEqualTo(new Dialling.Unclear());
    assertThat(house.telephony.dialled(House.TO, since)).isEmpty();
    assertThat(requests("POST")).isEqualTo(1);
  }

  @Test
  void aNumberTheCompanyDoesNotCallIsNamed() {
    var dialling =
        house.telephony.dial(
            UUID.randomUUID(), new PhoneNumber("+15005550001"), Duration.ofMinutes(1));

    assertThat(dialling)
        .isInstanceOfSatisfying(
            Dialling.Refused.class,
            refused -> assertThat(refused.problem()).isInstanceOf(Problem.Invalid.class));
  }

  private void phone(String behaviour) {
    try {
      phones.put(House.TO.e164(), JSON.readTree(behaviour));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private String telephone() {
    return phones.get(House.TO.e164()).path("state").asText();
  }

  private JsonNode lastCall() {
    var calls = phones.get(House.TO.e164()).path("calls");
    return calls.path(calls.size() - 1);
  }

  private List<String> texts(String direction) {
    return lastCall().path(direction).findValuesAsText("text");
  }

  private Phase booked(Call call) {
    return house.telephony.look(sid(call)).orElseThrow().phase();
  }

  private long requests(String method) {
    return world.journal().since(0, "twilio").stream()
        .filter(entry -> entry.method().equals(method) && entry.path().endsWith("/Calls.json"))
        .count();
  }

  private void strike(String method, String path, Mishap mishap) {
    world.mishaps().add(new MishapRule("", "twilio", method, path, 1, 0, mishap));
  }

  private static byte[] spoken(String text) {
    return SPEECH.say(text, Timbre.of("persona")).mulaw();
  }

  private static PhoneNumber other() {
    return new PhoneNumber("+15554445555");
  }

  private static String sid(Call call) {
    return Objects.requireNonNull(call.sid());
  }
}

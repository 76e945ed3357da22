package callmeback.sandbox.chat;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class BrainTest {
  private static final String ID_ONLY =
      "{\"type\":\"object\",\"properties\":{\"call_id\":{\"type\":\"string\"}},\"required\":[]}";
  private static final String ABOUT =
      "{\"type\":\"object\",\"properties\":{\"about\":{\"type\":\"string\"}},\"required\":[\"about\"]}";
  private static final String FRIEND =
      """
      You are Best Friend. You have called Ann, who asked for this call.
      <quotations>
      none
      </quotations>
      """;

  private static final String LESSONS =
      """
      {"type":"json_schema","json_schema":{"name":"f","schema":{"type":"object","properties":{
      "facts":{"type":"array","items":{"type":"object","properties":{"what":{"type":"string"},
      "whose":{"type":["string","null"]},"line":{"type":"integer"},"happened":{"type":["string","null"]},
      "confidence":{"type":"integer"},"replaces":{"type":["string","null"]}}}},
      "summary":{"type":"string"},"tone":{"enum":["warm","sad"]}}}}}\
      """;

  private static final String CALL =
      """
      The call was on Monday, 2026-03-02 (UTC).
      Known before:
      k1. They like tea.
      k2. Their sister Anna lives in Lisbon.
      Transcript:
      1. Persona: Hi!
      2. Caller: my sister Anna moved to Porto ten years ago
      3. Caller: I have an interview on Thursday
      4. Caller: I have to go now goodbye
      """;

  private final Brain brain = new Brain();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello it is nice to hear your voice | dinner",
        "please call me back tomorrow at nine thirty | Tomorrow",
        "i had a job interview this morning and it went well | wonderful",
        "can you remind me to take my medicine at eight | keep it in mind",
        "i do not want to talk about that right now | rather talk",
        "my sister is coming to visit next weekend | lovely",
        "stop calling me please | oodbye",
        "Tell me a story about the sea. | fisherman",
        "i am feeling a little lonely tonight | right here",
        "yes that sounds good to me | next",
        "goodbye and thank you for calling | oodbye",
        "Who is this? | Best Friend",
        "[unrecognised speech] | once more",
        "the quick brown fox | ?",
      })
  void answersWhatWasSaidInCharacter(String said, String answer) {
    assertThat(think(friend().says("user", said)).text()).containsIgnoringCase(answer);
  }

  @Test
  void theStoryIsLongEnoughToBeInterrupted() {
    var story = think(friend().says("user", "tell me a story about the sea")).text();

    assertThat(new Speech().say(story, Timbre.of("x")).durationMs()).isBetween(25_000, 60_000);
  }

  @Test
  void theLastWordsCount() {
    var said =
        friend().says("user", "hello").says("assistant", "Hey!").says("user", "i feel lonely");

    assertThat(think(said).text()).contains("right here");
  }

  @Test
  void opensTheCallWhenNothingWasSaid() {
    assertThat(think(friend()).text())
        .isEqualTo("Hi, Best Friend here. Is this a good moment to talk?");
  }

  @Test
  void saysGoodbyeAndHangsUpIfItCan() {
    var thought = think(friend().says("user", "i have to go").offers("hang_up_call", ID_ONLY));

    assertThat(thought.text()).contains("oodbye");
    assertThat(thought.tool()).isEqualTo("hang_up_call");
    assertThat(thought.arguments()).isEqualTo("{}");
    assertThat(think(friend().says("user", "i have to go")).tool()).isNull();
  }

  @Test
  void asksTheToolForTheTimeAndTellsIt() {
    var asked = friend().says("user", "How much time do we have?").offers("get_time_left", ID_ONLY);
    assertThat(think(asked).tool()).isEqualTo("get_time_left");

    asked.calls("get_time_left", "{\"seconds_left\": 184}");
    assertThat(think(asked))
        .isEqualTo(
            Thought.say("We still have about 3 minutes. What would you like to talk about?"));
  }

  @Test
  void remembersWhatThePromptQuotesOrTheToolRecalls() {
    var question = "what did we talk about the last time you called";
    var quoted =
        Conversation.with("gpt-4o").says("system", FRIEND.replace("none", "- \"I love the sea.\""));
    assertThat(think(quoted.says("user", question)).text())
        .contains("You told me: I love the sea.");

    var recalling = friend().says("user", question).offers("recall_memory", ABOUT);
    assertThat(think(recalling).tool()).isEqualTo("recall_memory");
    assertThat(think(recalling).arguments()).isEqualTo("{\"about\":\"" + question + "\"}");
    recalling.calls("recall_memory", "{\"memories\":[{\"quote\":\"My cat is ill.\"}]}");
    assertThat(think(recalling).text()).contains("My cat is ill");

    assertThat(think(friend().says("user", question)).text()).contains("do not think");
  }

  @Test
  void wrapsUpOnceAndThenSaysGoodbye() {
    var told =
        friend().says("system", "About thirty seconds of this call are left. Finish your thought.");
    var first = think(told.says("user", "tell me a story").offers("hang_up_call", ID_ONLY));
    assertThat(first.text()).contains("have to go in a moment");
    assertThat(first.tool()).isNull();

    var second = think(told.says("assistant", first.text()).says("user", "oh already"));
    assertThat(second.text()).contains("oodbye");
    assertThat(second.tool()).isEqualTo("hang_up_call");
  }

  @Test
  void saysOneWordMoreAfterHangingUp() {
    var done = friend().says("user", "bye").calls("hang_up_call", "{\"status\":\"completed\"}");

    assertThat(think(done)).isEqualTo(Thought.say("Bye for now."));
  }

  @Test
  void extractsWhatTheCallerToldInTheUsualForm() throws IOException {
    var facts = json(extraction("Answer with JSON only."));

    assertThat(facts.path("facts")).hasSize(2);
    assertThat(facts.at("/facts/0/quote").asText())
        .isEqualTo("my sister is coming to visit next weekend");
    assertThat(facts.at("/facts/0/fact").asText())
        .isEqualTo("Their sister is coming to visit next weekend");
    assertThat(facts.at("/facts/1/quote").asText()).isEqualTo("I had a job interview.");
  }

  @Test
  void extractsInTheFormOfAnExampleOrOfASchema() throws IOException {
    var example =
        json(
            extraction(
                "Answer as JSON: {\"memories\":[{\"line\":4,\"text\":\"...\",\"kind\":\"plan\"}]}"));
    assertThat(example.path("memories")).hasSize(2);
    assertThat(example.at("/memories/0/line").asInt()).isEqualTo(2);
    assertThat(example.at("/memories/0/kind").asText()).isEqualTo("plan");

    var schema =
        """
        {"type":"json_schema","json_schema":{"name":"f","schema":{"type":"object","properties":{"facts":{"type":"array",
        "items":{"type":"object","properties":{"quote":{"type":"string"},"certain":{"type":"boolean"},
        "kind":{"enum":["event","wish"]}}}}}}}}\
        """;
    var bySchema = json(extraction("Extract.").set("response_format", schema));
    assertThat(bySchema.at("/facts/1").toString())
        .isEqualTo("{\"quote\":\"I had a job interview.\",\"certain\":false,\"kind\":\"event\"}");
  }

  @Test
  void tellsWhomAFactIsAboutWhenItWasAndWhatItPutsOutOfDate() throws IOException {
    var noted =
        json(
            Conversation.with("gpt-4o")
                .says("system", "Take notes.")
                .says("user", CALL)
                .set("response_format", LESSONS));

    assertThat(noted.at("/facts/0").toString())
        .isEqualTo(
            "{\"what\":\"Their sister Anna moved to Porto ten years ago\",\"whose\":\"Anna, their"
                + " sister\",\"line\":2,\"happened\":\"2016\",\"confidence\":90,\"replaces\":\"k2\"}");
    assertThat(noted.at("/facts/1").toString())
        .isEqualTo(
            "{\"what\":\"They have an interview on Thursday\",\"whose\":null,\"line\":3,"
                + "\"happened\":\"2026-03-05\",\"confidence\":90,\"replaces\":null}");
    assertThat(noted.path("facts")).hasSize(2);
    assertThat(noted.path("summary").asText()).startsWith("They talked. Their sister Anna");
    assertThat(noted.path("tone").asText()).isEqualTo("warm");
  }

  private static Conversation friend() {
    return Conversation.with("gpt-4o").says("system", FRIEND);
  }

  private static Conversation extraction(String instruction) {
    return Conversation.with("gpt-4o")
        .says("system", instruction)
        .says(
            "user",
            """
            1 persona: Hi! How is my best friend?
            2 caller: my sister is coming to visit next weekend
            3 caller: can you remind me of my medicine
            4 caller: I had a job interview.
            5 caller: what is my name?
            """);
  }

  private Thought think(Conversation conversation) {
    return brain.think(conversation.request());
  }

  private JsonNode json(Conversation conversation) throws IOException {
    return Json.MAPPER.readTree(think(conversation).text());
  }
}

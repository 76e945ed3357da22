package callmeback.sandbox.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class EmbeddingsTest {
  @Test
  void theAnswerHasTheFormOfOpenAis() throws JsonProcessingException {
    var answer = asked("'input':['one','two'],'dimensions':8");
    assertThat(answer.path("object").asText()).isEqualTo("list");
    assertThat(answer.path("model").asText()).isEqualTo("text-embedding-3-small");
    assertThat(answer.path("data")).hasSize(2);
    assertThat(answer.at("/data/1/object").asText()).isEqualTo("embedding");
    assertThat(answer.at("/data/1/index").asInt()).isEqualTo(1);
    assertThat(answer.at("/data/1/embedding")).hasSize(8);
    assertThat(answer.at("/usage/prompt_tokens").asInt()).isPositive();
    assertThat(answer.at("/usage/total_tokens")).isEqualTo(answer.at("/usage/prompt_tokens"));
    assertThat(asked("'input':'one'").at("/data/0/embedding")).hasSize(1536);
  }

  @Test
  void textsAboutTheSameThingsPointTheSameWay() throws JsonProcessingException {
    assertThat(likeness("Mother has surgery on Friday", "my mum's operation")).isGreaterThan(0.6);
    assertThat(likeness("Mother has surgery on Friday", "a walk with the dog")).isLessThan(0.2);
    assertThat(likeness("the", "is")).isGreaterThan(0.99);
  }

  @Test
  void numbersComeInBase64WhereAskedFor() throws JsonProcessingException {
    var plain = asked("'input':'dog','dimensions':4").at("/data/0/embedding");
    var coded = asked("'input':'dog','dimensions':4,'encoding_format':'base64'");
    var bytes = Base64.getDecoder().decode(coded.at("/data/0/embedding").asText());
    var numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    assertThat(numbers.remaining()).isEqualTo(4);
    assertThat(numbers.get(2)).isEqualTo((float) plain.get(2).asDouble());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'input':''|input",
        "'input':[]|input",
        "'input':['a','']|input",
        "'input':[1]|input",
        "'dimensions':8|input",
        "'input':'a','dimensions':0|dimensions",
        "'input':'a','dimensions':1537|dimensions",
        "'input':'a','dimensions':'8'|dimensions",
        "'input':'a','encoding_format':'hex'|encoding_format",
        "'input':'a','model':'text-embedding-ada-002','dimensions':8|dimensions",
        "'input':'a','model':'gpt-4.1'|model"
      })
  void whatIsWrongIsNamed(String fields, String field) {
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> asked(fields))
        .satisfies(rejected -> assertThat(rejected.param()).isEqualTo(field));
  }

  private static double likeness(String one, String other) throws JsonProcessingException {
    var data =
        asked("'input':['%s','%s'],'dimensions':256".formatted(one, other.replace("'", "\u2019")))
            .path("data");
    var sum = 0.0;
    for (var i = 0; i < 256; i++) {
      sum += data.at("/0/embedding/" + i).asDouble() * data.at("/1/embedding/" + i).asDouble();
    }
    return sum;
  }

  private static JsonNode asked(String fields) throws JsonProcessingException {
    var model = fields.contains("'model'") ? "" : "'model':'text-embedding-3-small',";
    return Embeddings.answer(Json.MAPPER.readTree(("{" + model + fields + "}").replace('\'', '"')));
  }
}

package callmeback.voice.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SpokenTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I have 3 cats.                 | I have three cats.
          It is 1,234,567 steps          | It is one million two hundred thirty-four thousand five hundred sixty-seven steps
          pi is 3.14                     | pi is three point one four
          agent 007 here                 | agent zero zero seven here
          It was -5 outside              | It was minus five outside
          a 5-year-old                   | a five-year-old
          B12 and COVID-19               | B twelve and COVID-nineteen
          5km or 10 kg                   | five km or ten kg
          chapters 3-5                   | chapters three to five
          #1 fan                         | number one fan
          call 24/7                      | call twenty-four seven
          1/2 a cup, 3/4 full            | one half a cup, three quarters full
          the 1st, 22nd and 100th        | the first, twenty-second and one hundredth
          order 4815162342               | order four eight one five one six two three four two
          version 3.1.4                  | version three point one point four
          100 or 110                     | one hundred or one hundred ten
          """)
  void numbersBecomeWords(String written, String spoken) {
    assertThat(SpokenText.of(written)).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          That is $25.             | That is twenty-five dollars.
          only $1 left             | only one dollar left
          $1.05 a minute           | one dollar and five cents a minute
          at least $0.65           | at least sixty-five cents
          $1,250.50 total          | one thousand two hundred fifty dollars and fifty cents total
          a $1.5 million house     | a one point five million dollars house
          $5k each                 | five thousand dollars each
          £2.01                    | two pounds and one penny
          €3                       | three euros
          65¢                      | sixty-five cents
          $0.0077 a minute         | zero point zero zero seven seven dollars a minute
          12% off, 3.5 % more      | twelve percent off, three point five percent more
          20°C and 1° F            | twenty degrees Celsius and one degree Fahrenheit
          """)
  void moneyAndMeasuresBecomeWords(String written, String spoken) {
    assertThat(SpokenText.of(written)).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at 7:30 pm               | at seven thirty p m
          at 7:05                  | at seven oh five
          at 7:00 sharp            | at seven o'clock sharp
          by 6pm                   | by six p m
          at 19:30                 | at nineteen thirty
          on 2026-11-21            | on November twenty-first, twenty twenty-six
          on March 3, 2009         | on March third, two thousand nine
          in 1905 and since 2000   | in nineteen oh five and since two thousand
          the 1990s                | the nineteen nineties
          call +1 555 010 0123     | call one, five five five, zero one zero, zero one two three
          call +15550100123        | call one, five five five, zero one zero, zero one two three
          call (555) 010-0123      | call five five five, zero one zero, zero one two three
          call 555-0123            | call five five five, zero one two three
          """)
  void timesDatesAndTelephoneNumbersBecomeWords(String written, String spoken) {
    assertThat(SpokenText.of(written)).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          That is **really** _good_.            | That is really good.
          # A heading                           | A heading
          - a point                             | a point
          > a quote                             | a quote
          Use `run` now                         | Use run now
          See [the page](https://a.example/x).  | See the page.
          Go to https://www.example.com/a?b=c.  | Go to example dot com.
          Write to jo.doe@example.com           | Write to jo dot doe at example dot com
          *sighs* Fine.                         | Fine.
          (laughs softly) You wish!             | You wish!
          [pause] Well.                         | Well.
          I (really) mean it                    | I (really) mean it
          Great! 🎉👍🏽 Bye 👩‍👩‍👧              | Great! Bye
          Hello :) there                        | Hello there
          Salt & pepper                         | Salt and pepper
          <b>Bold</b> move                      | Bold move
          """)
  void whatIsWrittenForTheEyeIsLeftOut(String written, String spoken) {
    assertThat(SpokenText.of(written)).isEqualTo(spoken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "🎉", "*sighs*", "---", "```", "...", "**"})
  void nothingToSayIsNothing(String written) {
    assertThat(SpokenText.of(written)).isEmpty();
  }
}

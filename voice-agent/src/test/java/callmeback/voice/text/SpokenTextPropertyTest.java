package callmeback.voice.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

@Tag("unit")
class SpokenTextPropertyTest {

  @Property
  void noFigureAndNoMarkupSurvives(@ForAll @StringLength(max = 60) String written) {
    assertThat(SpokenText.of(written)).doesNotContainPattern("[0-9*`_~\\[\\]{}|]");
  }

  @Property
  void anyFiguresCanBeSaid(
      @ForAll
          @CharRange(from = '0', to = '9')
          @Chars({',', '.', '-', '/', ':', ' ', '$', '%', '+', 's', 'p', 'm'})
          @StringLength(max = 30)
          String figures) {
    assertThat(SpokenText.of("say " + figures)).startsWith("say").doesNotContainPattern("[0-9]");
  }

  @Property
  void plainProseIsLeftAlone(
      @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 20) String word) {
    var prose = "Well, " + word + ", it's fine.";
    assertThat(SpokenText.of(prose)).isEqualTo(prose);
  }
}

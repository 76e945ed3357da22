package callmeback.voice.call;

import callmeback.core.memory.Fact;
import callmeback.core.memory.Lesson;
import callmeback.core.memory.Recollection;
import callmeback.prompts.Prompts;
import callmeback.prompts.Quotations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known as lines of a prompt, one each and harmless: what comes to mind now first, then
/// what was in mind before.
final class KnownLines {
  private final Prompts prompts;
  private final InstantSource clock;

  KnownLines(Prompts prompts, InstantSource clock) {
    this.prompts = prompts;
    this.clock = clock;
  }

  List<String> of(Knowledge knowledge) {
    var facts = new LinkedHashMap<UUID, Fact>();
    Stream.concat(knowledge.now().facts().stream(), knowledge.before().facts().stream())
        .forEach(fact -> facts.putIfAbsent(fact.id(), fact));
    var quoted =
        facts.values().stream()
            .flatMap(fact -> Stream.ofNullable(fact.now().source()))
            .map(Lesson.Source::quote)
            .collect(Collectors.toSet());
    var lines = new ArrayList<String>();
    facts.values().forEach(fact -> lines.add(line(fact.now())));
    knowledge.now().said().stream()
        .filter(said -> !quoted.contains(said.quote()))
        .forEach(said -> lines.add(line(said)));
    return lines;
  }

  private String line(Lesson lesson) {
    var now = clock.instant();
    var happened = lesson.happened();
    var when = happened == null ? "" : RelativeTime.on(happened, now) + "; ";
    var what = Quotations.plain(lesson.what());
    var ago = RelativeTime.ago(lesson.learnedAt(), now);
    var source = lesson.source();
    return source == null
        ? prompts
            .get("voice/known-line-unquoted")
            .fill(Map.of("what", what, "when", when, "ago", ago))
        : prompts
            .get("voice/known-line")
            .fill(
                Map.of(
                    "what", what,
                    "when", when,
                    "ago", ago,
                    "quote", Quotations.plain(source.quote())));
  }

  private String line(Recollection said) {
    return prompts
        .get("voice/said-line")
        .fill(
            Map.of(
                "quote", Quotations.plain(said.quote()),
                "ago", RelativeTime.ago(said.saidAt(), clock.instant())));
  }
}

package callmeback.api.memory;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.flag;
import static callmeback.api.http.Shape.id;
import static callmeback.api.http.Shape.text;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Pages;
import callmeback.api.http.Routes;
import callmeback.core.PlainText;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.memory.BondStore;
import callmeback.core.memory.Facts;
import callmeback.core.memory.Lesson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Looking at what is remembered, putting it right, having it forgotten, switching it off.
public final class MemoryRoutes implements Endpoints {
  private final Facts facts;
  private final Runnable struck;

  /// A page of memories.
  record ListJson(List<MemoryJson> memories, Pages pagination, SwitchJson memory) {}

  /// Whether anything is remembered.
  ///
  /// @param offFor the personas that remember nothing, whatever `on` says
  record SwitchJson(boolean on, List<UUID> offFor) {
    static SwitchJson of(BondStore.Switches switches) {
      return new SwitchJson(switches.on(), switches.offFor().stream().sorted().toList());
    }
  }

  /// @param struck is told when words were taken out of transcripts
  public MemoryRoutes(Facts facts, Runnable struck) {
    this.facts = facts;
    this.struck = struck;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get(
            "/api/memories",
            Limit.perMinute(60),
            Cache.own(Duration.ofSeconds(30)),
            signedIn(this::list))
        .patch("/api/memories/{id}", Limit.perMinute(30), signedIn(this::correct))
        .delete("/api/memories/{id}", Limit.perMinute(30), signedIn(this::forget))
        .delete("/api/memories", Limit.perMinute(10), signedIn(this::forgetAll))
        .put("/api/user/memory", Limit.perMinute(10), signedIn(this::turn));
  }

  private Answer list(Actor actor, Asked asked) {
    var query = asked.query();
    var persona = query.optional("persona_id", id());
    var pages = Pages.asked(query);
    var page = query.checked(() -> facts.list(actor, persona.get(), pages.get()));
    return Answer.ok(
        new ListJson(
            page.items().stream().map(MemoryJson::of).toList(),
            Pages.of(page),
            SwitchJson.of(facts.switches(actor))));
  }

  /// All of it, for the person to take along.
  public Object exported(Actor actor) {
    return facts.all(actor, null).stream().map(MemoryJson::of).toList();
  }

  private Answer correct(Actor actor, Asked asked) {
    var fields = asked.json();
    var what =
        fields.required("what", text(raw -> Lesson.sentence(PlainText.of(raw, 1, Lesson.MOST))));
    var known = fields.checked(() -> facts.correct(actor, asked.id("memory"), what.get()));
    return Answer.ok(Map.of("memory", MemoryJson.of(known)));
  }

  private Answer forget(Actor actor, Asked asked) {
    facts.forget(actor, asked.id("memory"));
    struck.run();
    return Answer.message("It is forgotten.");
  }

  /// Nobody forgets everything by leaving out a word.
  private Answer forgetAll(Actor actor, Asked asked) {
    var query = asked.query();
    var persona = query.optional("persona_id", id());
    var all = query.optional("all", flag(), false);
    var whose = query.checked(persona::get);
    if (whose == null && !all.get()) {
      throw new ProblemException(
          Problem.Invalid.field("persona_id", "is required, or all=true for every persona"));
    }
    facts.forgetAll(actor, whose);
    struck.run();
    return Answer.message("All of it is forgotten.");
  }

  private Answer turn(Actor actor, Asked asked) {
    var fields = asked.json();
    var on = fields.required("on", flag());
    var persona = fields.optional("persona_id", id());
    var now = fields.checked(() -> facts.turn(actor, persona.get(), on.get()));
    return Answer.ok(Map.of("memory", SwitchJson.of(now)));
  }
}

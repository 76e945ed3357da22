package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.Actor;
import callmeback.core.call.Toolbox.Answer;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.Client.Reply.Action;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A program that holds an access token of somebody's and uses the tools, whatever its user would
/// say.
///
/// @param actor as whom the house knows it
record Program(RunningHouse house, Frontend owner, String token, Actor actor) {

  /// Given a token with these scopes, between commas.
  ///
  /// @param cap cents a day
  static Program of(RunningHouse house, Frontend owner, String scopes, int cap) {
    var reply =
        owner.post(
            "/api/tokens",
            "{'password': '%s', 'name': 'Assistant', 'scopes': ['%s'], 'daily_cap': %d}"
                .formatted(Frontend.PASSWORD, scopes.replace(",", "','"), cap));
    assertThat(reply.status()).isEqualTo(201);
    var token = reply.text("/token");
    return new Program(house, owner, token, house.application().authenticate(token));
  }

  Answer use(String tool, Map<String, Object> arguments) {
    return use(tool, arguments, Client.NONE);
  }

  Answer use(String tool, Map<String, Object> arguments, Client client) {
    return house.application().catalog().find(tool).orElseThrow().run(actor, arguments, client);
  }

  /// What a tool answered that did not fail.
  Map<String, Object> done(String tool, Map<String, Object> arguments, Client client) {
    var answer = use(tool, arguments, client);
    assertThat(answer.failed()).as("%s", answer.content()).isFalse();
    return answer.content();
  }

  /// Asks for a quote of so many minutes with one of the house's personas.
  String quote(int minutes) {
    var quoted =
        done("quote_call", Map.of("persona_id", owner.persona(), "minutes", minutes), Client.NONE);
    return String.valueOf(quoted.get("quote_id"));
  }

  /// First what is asked, then, with the token that came back, what is done.
  Map<String, Object> confirmed(String tool, Map<String, Object> arguments) {
    var asked = done(tool, arguments, Client.NONE);
    assertThat(asked).containsEntry("status", "needs_confirmation");
    var again = new HashMap<>(arguments);
    again.put("confirm_token", asked.getOrDefault("confirm_token", ""));
    return done(tool, again, Client.NONE);
  }

  /// How many holds there are of its owner's in a state, like `state = 'HELD'`.
  long holds(String condition) throws Exception {
    return house
        .tables()
        .count("payments WHERE user_id = '%s' AND %s".formatted(owner.userId(), condition));
  }

  /// How many lines of the audit log say so.
  long audited(String condition) throws Exception {
    return house
        .tables()
        .count("audit_log WHERE user_id = '%s' AND %s".formatted(owner.userId(), condition));
  }

  /// A client whose user answers every question like this.
  static Client user(Action action) {
    return new Client() {
      @Override
      public boolean canAsk() {
        return true;
      }

      @Override
      public Reply ask(Question question) {
        return new Reply(action, Map.of("confirm", true));
      }

      @Override
      public void progress(Duration done, Duration of, String sentence) {}
    };
  }
}

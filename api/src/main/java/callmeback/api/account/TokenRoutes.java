package callmeback.api.account;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.flag;
import static callmeback.api.http.Shape.text;
import static callmeback.api.http.Shape.texts;
import static callmeback.api.http.Shape.whole;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.access.AccessToken.Terms;
import callmeback.core.access.AccessTokens;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.billing.Cents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys one gives to programs. They open the tools, and never these routes.
public final class TokenRoutes implements Endpoints {
  private static final Duration USUAL = Duration.ofDays(90);

  private final AccessTokens tokens;

  /// @param token what proves it, shown this once
  record MintedJson(String token, AccessTokenJson accessToken) {}

  public TokenRoutes(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get("/api/tokens", Limit.perMinute(60), signedIn(this::list))
        .post("/api/tokens", Limit.perHour(20), signedIn(this::mint))
        .delete("/api/tokens/{id}", Limit.perMinute(60), signedIn(this::revoke));
  }

  private Answer list(Actor actor, Asked asked) {
    return Answer.ok(Map.of("access_tokens", exported(actor)));
  }

  /// All of them without what proves them, for their owner to take along.
  public Object exported(Actor actor) {
    return tokens.list(actor).stream().map(AccessTokenJson::of).toList();
  }

  private Answer mint(Actor actor, Asked asked) {
    var fields = asked.json();
    var password = fields.required("password", text(AccountRoutes::attempt));
    var name = fields.required("name", text(Terms::nameText));
    var scopes = fields.required("scopes", texts(Scope.values().length, TokenRoutes::scope));
    var cap = fields.optional("daily_cap", whole(Cents::of));
    var lockdown = fields.optional("lockdown", flag(), false);
    var lifetime = fields.optional("expires_in_days", whole(AccessTokens::lifetime), USUAL);
    return fields.checked(() -> {
      var terms = terms(name.get(), scopes.get(), cap.get(), lockdown.get());
      var minted = tokens.mint(actor, terms, lifetime.get(), password.get());
      return Answer.created(
          new MintedJson(minted.secret().value(), AccessTokenJson.of(minted.token())));
    });
  }

  private Answer revoke(Actor actor, Asked asked) {
    tokens.revoke(actor, asked.id("access token"));
    return Answer.message("The access token is revoked.");
  }

  private static Terms terms(
      String name, List<Scope> scopes, @Nullable Cents cap, boolean lockdown) {
    if (scopes.isEmpty()) {
      throw invalid("scopes", "must hold at least one");
    }
    if (scopes.contains(Scope.BILLING_SPEND) && cap == null) {
      throw invalid("daily_cap", "is required with billing:spend");
    }
    return new Terms(name, Set.copyOf(scopes), cap, lockdown);
  }

  private static ProblemException invalid(String field, String sentence) {
    return new ProblemException(Problem.Invalid.field(field, sentence));
  }

  private static Scope scope(String word) {
    return Scope.of(word)
        .filter(scope -> scope.word().equals(word))
        .orElseThrow(() -> new InvalidValue("must be scopes, like calls:read and billing:read"));
  }
}

package callmeback.api.account;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.text;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.account.Actor;
import callmeback.core.account.Departures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Taking everything with one, and leaving for good.
public final class PrivacyRoutes implements Endpoints {
  private final Departures departures;
  private final Map<String, Function<Actor, Object>> sections;

  /// @param sections what is kept of somebody, in the order in which it is shown
  public PrivacyRoutes(Departures departures, Map<String, Function<Actor, Object>> sections) {
    this.departures = departures;
    this.sections = new LinkedHashMap<>(sections);
  }

  @Override
  public void mount(Routes routes) {
    routes
        .get("/api/user/export", Limit.perHour(5), signedIn(this::export))
        .delete("/api/user", Limit.perHour(10), signedIn(this::leave));
  }

  private Answer export(Actor actor, Asked asked) {
    var all = new LinkedHashMap<String, Object>();
    sections.forEach((name, section) -> all.put(name, section.apply(actor)));
    return Answer.ok(all)
        .with(Map.of("Content-Disposition", "attachment; filename=\"call-me-back.json\""));
  }

  private Answer leave(Actor actor, Asked asked) {
    var fields = asked.json();
    var password = fields.required("password", text(AccountRoutes::attempt));
    departures.leave(actor, fields.checked(password::get));
    return Answer.message("Your account is closed. What we keep of you is being erased.");
  }
}

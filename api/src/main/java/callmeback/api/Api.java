package callmeback.api;

import callmeback.api.docs.Docs;
import callmeback.api.http.Endpoints;
import callmeback.api.http.RateLimits;
import callmeback.api.http.Reception;
import callmeback.api.http.Reception.HouseRules;
import callmeback.api.http.Route;
import callmeback.api.http.Routes;
import callmeback.api.http.Unreadable;
import callmeback.core.Buckets;
import callmeback.core.account.Accounts;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;
import java.util.List;

/// The REST interface of the product: one table of routes behind one reception.
public final class Api {
  private final Reception reception;
  private final Routes routes = new Routes();

  /// @param accounts tell who is asking
  /// @param buckets where requests are counted
  /// @param endpoints of every feature, and the doors where providers knock
  public Api(
      Accounts accounts,
      ApiConfig config,
      Buckets buckets,
      InstantSource clock,
      List<Endpoints> endpoints) {
    var rules =
        new HouseRules(
            config.frontendOrigins(),
            config.proxies(),
            config.tls(),
            new RateLimits(buckets, config.rateLimitFactor(), clock),
            config.timeLimit());
    this.reception = new Reception(accounts::authenticate, Problems::answer, rules);
    endpoints.forEach(feature -> feature.mount(routes));
    Docs.load().mount(routes);
  }

  /// Mounts all routes. Whatever else lives under `/api` must have been mounted before: every other
  /// path there is answered as unknown.
  public void mount(HttpRouting.Builder routing) {
    reception.open(routes, routing);
  }

  /// The table of routes, for those who describe it.
  public List<Route> routes() {
    return routes.all();
  }

  /// What answers requests that are no HTTP, in the words of all others.
  public static DirectHandlers unreadable(ApiConfig config) {
    return new Unreadable(Problems::answer, config.tls()).handlers();
  }
}

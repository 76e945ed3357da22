package callmeback.api;

import callmeback.api.account.AccountRoutes;
import callmeback.api.billing.BillingRoutes;
import callmeback.api.call.CallRoutes;
import callmeback.api.http.Endpoints;
import callmeback.api.http.RateLimits;
import callmeback.api.http.Reception;
import callmeback.api.http.Reception.HouseRules;
import callmeback.api.http.Routes;
import callmeback.api.http.Unreadable;
import callmeback.api.persona.PersonaRoutes;
import callmeback.core.Buckets;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;
import java.util.List;

/// The REST interface of the product: one table of routes behind one reception.
public final class Api {
  private final Reception reception;
  private final List<Endpoints> features;
  private final List<Endpoints> doors;

  /// @param buckets where requests are counted
  /// @param doors where providers knock, such as webhooks
  public Api(
      Services services,
      ApiConfig config,
      Buckets buckets,
      InstantSource clock,
      List<Endpoints> doors) {
    var rules =
        new HouseRules(
            config.frontendOrigins(),
            config.proxies(),
            config.tls(),
            new RateLimits(buckets, config.rateLimitFactor(), clock),
            config.timeLimit());
    this.reception = new Reception(services.accounts()::authenticate, Problems::answer, rules);
    this.features =
        List.of(
            new AccountRoutes(services.accounts()),
            new CallRoutes(services.calls(), clock),
            new PersonaRoutes(services.personas()),
            new BillingRoutes(services.billing()));
    this.doors = List.copyOf(doors);
  }

  /// Mounts all routes. Whatever else lives under `/api` must have been mounted before: every other
  /// path there is answered as unknown.
  public void mount(HttpRouting.Builder routing) {
    var routes = new Routes();
    features.forEach(feature -> feature.mount(routes));
    doors.forEach(door -> door.mount(routes));
    reception.open(routes, routing);
  }

  /// What answers requests that are no HTTP, in the words of all others.
  public static DirectHandlers unreadable(ApiConfig config) {
    return new Unreadable(Problems::answer, config.tls()).handlers();
  }
}

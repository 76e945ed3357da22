package callmeback.app.house;

import callmeback.api.Api;
import callmeback.api.ApiConfig;
import callmeback.api.Services;
import callmeback.api.http.LocalBuckets;
import callmeback.api.stripe.StripeWebhook;
import callmeback.app.config.Config;
import callmeback.core.Buckets;
import callmeback.raindrop.store.PostgresBuckets;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// The REST interface with everything it needs.
record Rest(Api api, ApiConfig config) {

  static Rest of(
      Config config, InstantSource clock, Storage storage, House house, Outside outside) {
    var rules = rules(config.web());
    var api =
        new Api(
            new Services(house.accounts(), house.personas(), house.billing(), house.calls()),
            rules,
            buckets(config.web().limits(), storage, clock),
            clock,
            List.of(new StripeWebhook(outside.stripe(), house.billing(), clock)));
    return new Rest(api, rules);
  }

  void mount(HttpRouting.Builder routing) {
    api.mount(routing);
  }

  DirectHandlers unreadable() {
    return Api.unreadable(config);
  }

  private static ApiConfig rules(Config.Web web) {
    return new ApiConfig(
        web.origins().stream().map(URI::create).collect(Collectors.toUnmodifiableSet()),
        web.limits().factor(),
        ApiConfig.TIME_LIMIT,
        web.proxies(),
        "https".equals(web.baseUrl().getScheme()));
  }

  private static Buckets buckets(Config.Limits limits, Storage storage, InstantSource clock) {
    return limits.shared() ? new PostgresBuckets(storage.database()) : new LocalBuckets(clock);
  }
}

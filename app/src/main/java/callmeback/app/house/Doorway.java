package callmeback.app.house;

import callmeback.api.Api;
import callmeback.api.ApiConfig;
import callmeback.api.http.Endpoints;
import callmeback.api.http.LocalBuckets;
import callmeback.api.http.RateLimits;
import callmeback.app.config.Config;
import callmeback.core.Buckets;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.store.PostgresBuckets;
import java.net.URI;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may come in over HTTP, from where and how often.
record Doorway(Config.Web web, Database database, InstantSource clock) {

  /// @param pages what else is shown to people
  Api api(Rest rest, Endpoints pages) {
    var endpoints = Stream.concat(rest.endpoints().stream(), Stream.of(pages)).toList();
    return new Api(rest.house().accounts(), rules(), buckets(), clock, endpoints);
  }

  ApiConfig rules() {
    return new ApiConfig(
        web.origins().stream().map(URI::create).collect(Collectors.toUnmodifiableSet()),
        web.limits().factor(),
        ApiConfig.TIME_LIMIT,
        web.proxies(),
        "https".equals(web.baseUrl().getScheme()));
  }

  /// How often programs may use the tools.
  RateLimits limits() {
    return new RateLimits(buckets(), web.limits().factor(), clock);
  }

  private Buckets buckets() {
    return web.limits().shared() ? new PostgresBuckets(database) : new LocalBuckets(clock);
  }
}

package callmeback.api.http;

import static java.util.stream.Collectors.joining;

import io.helidon.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// The table of routes. Literal paths win over templates, whatever order they are written in.
public final class Routes {
  private final Map<String, List<Route>> byPath = new LinkedHashMap<>();

  public Routes get(String path, Limit limit, Access access) {
    return add(new Route(Method.GET, path, limit, Cache.NEVER, access));
  }

  /// A route whose answers may be kept.
  public Routes get(String path, Limit limit, Cache cache, Access access) {
    return add(new Route(Method.GET, path, limit, cache, access));
  }

  public Routes post(String path, Limit limit, Access access) {
    return add(new Route(Method.POST, path, limit, Cache.NEVER, access));
  }

  public Routes put(String path, Limit limit, Access access) {
    return add(new Route(Method.PUT, path, limit, Cache.NEVER, access));
  }

  public Routes patch(String path, Limit limit, Access access) {
    return add(new Route(Method.PATCH, path, limit, Cache.NEVER, access));
  }

  public Routes delete(String path, Limit limit, Access access) {
    return add(new Route(Method.DELETE, path, limit, Cache.NEVER, access));
  }

  private Routes add(Route route) {
    byPath.computeIfAbsent(route.path(), _ -> new ArrayList<>()).add(route);
    return this;
  }

  /// Visits each path once, literal ones first, with its routes.
  void forEachPath(BiConsumer<String, List<Route>> visitor) {
    byPath.keySet().stream()
        .sorted((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
        .forEach(path -> visitor.accept(path, List.copyOf(byPath.getOrDefault(path, List.of()))));
  }

  /// The `Allow` header of a path with these routes: whatever can be got has a head, too.
  static String allow(List<Route> routes) {
    return routes.stream()
        .map(route -> route.method().text())
        .flatMap(method -> method.equals("GET") ? Stream.of(method, "HEAD") : Stream.of(method))
        .sorted()
        .collect(joining(", "));
  }
}

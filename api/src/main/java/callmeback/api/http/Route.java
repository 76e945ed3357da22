package callmeback.api.http;

import io.helidon.http.Method;

/// One line of the table: a method and path, how often it may be used, who may keep its answers,
/// and who answers.
record Route(Method method, String path, Limit limit, Cache cache, Access access) {

  String name() {
    return method.text() + " " + path;
  }
}

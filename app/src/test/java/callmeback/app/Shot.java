package callmeback.app;

import java.util.Map;

/// A request that somebody might send: sensible, careless or malicious.
///
/// @param who sends it
/// @param target the path and query; `{own}` and `{foreign}` stand for ids that exist
/// @param headers beside the token
record Shot(String method, Who who, String target, Map<String, String> headers, String body) {

  /// Whose token comes with it.
  enum Who {
    ANN,
    BEN,
    STRANGER,
    FORGER
  }

  Shot {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    var shown = body.length() > 300 ? body.substring(0, 300) + "..." : body;
    return "%s %s %s %s %s".formatted(who, method, target, headers, shown);
  }
}

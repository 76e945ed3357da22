package callmeback.api.http;

/// Why a request is turned away before any rule of the product has seen it.
public sealed interface Refusal {

  /// No route has this path.
  record UnknownPath() implements Refusal {}

  /// The path is known, the method is not.
  ///
  /// @param allow the methods that are, as an `Allow` header
  record WrongMethod(String allow) implements Refusal {}

  /// The body is larger than [Asked#MAX_BODY].
  record BodyTooLarge() implements Refusal {}

  /// The body is not said to be JSON.
  record WrongContentType() implements Refusal {}

  /// No answer was found within the time limit.
  record TooSlow() implements Refusal {}
}

package callmeback.sandbox.twilio;

import java.net.URI;

/// An address the product wants called, and how.
record Target(String url, String method) {

  Target {
    if (!method.equals("POST") && !method.equals("GET")) {
      throw TwilioError.badRequest(20001, "Method must be GET or POST");
    }
  }

  /// Refuses an address that is not absolute http or https (21205).
  static Target of(String url, String method) {
    if (!absolute(url)) {
      throw TwilioError.badRequest(21205, "Url is not a valid URL: " + url);
    }
    return new Target(url, method);
  }

  static boolean absolute(String url) {
    try {
      var uri = URI.create(url);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Another address, relative to this one.
  Target resolve(String reference, String nextMethod) throws TwimlException {
    try {
      var next = URI.create(url).resolve(reference).toString();
      return new Target(next, nextMethod.equals("GET") ? "GET" : "POST");
    } catch (IllegalArgumentException e) {
      throw new TwimlException(11100, "Invalid URL format: " + reference);
    }
  }
}

package callmeback.api.http;

import java.time.Duration;

/// How often one caller may use a route: a full bucket of requests that refills evenly.
///
/// @param strangers requests a period for one network address; 0 for no limit at all
/// @param accounts requests a period for one account
public record Limit(int strangers, int accounts, Duration period) {
  /// For doors where providers knock, who prove themselves by signatures.
  public static final Limit NONE = new Limit(0, 0, Duration.ofMinutes(1));

  public static Limit perMinute(int requests) {
    return new Limit(requests, requests, Duration.ofMinutes(1));
  }

  public static Limit perHour(int requests) {
    return new Limit(requests, requests, Duration.ofHours(1));
  }

  /// Another figure for those who are signed in.
  public Limit signedIn(int requests) {
    return new Limit(strangers, requests, period);
  }

  boolean none() {
    return strangers == 0;
  }
}

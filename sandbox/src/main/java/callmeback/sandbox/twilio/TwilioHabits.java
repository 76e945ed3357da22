package callmeback.sandbox.twilio;

import java.time.Duration;

/// What Twilio does differently from account to account or from day to day.
///
/// @param callsPerSecond how many calls may leave the queue each second; 0 for any number
/// @param overrun how far a call outlives its time limit
/// @param lostSocket what happens when a media stream breaks without a close frame
/// @param priceDelay how long after the end of a call its price is known
public record TwilioHabits(
    int callsPerSecond, Duration overrun, LostSocket lostSocket, Duration priceDelay) {

  /// What follows a media stream that broke off.
  public enum LostSocket {
    NEXT_VERB,
    HANG_UP
  }

  public TwilioHabits {
    if (callsPerSecond < 0 || overrun.isNegative() || priceDelay.isNegative()) {
      throw new IllegalArgumentException("Twilio's habits are not negative");
    }
  }

  /// No queueing, exact limits, the next verb after a broken stream, a price after two seconds.
  public static TwilioHabits usual() {
    return new TwilioHabits(0, Duration.ZERO, LostSocket.NEXT_VERB, Duration.ofSeconds(2));
  }
}

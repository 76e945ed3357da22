package callmeback.sandbox.twilio;

import java.util.regex.Pattern;

/// What Twilio says of a number before it dials: its shape, and the magic ones of test credentials.
///
/// Source: twilio.com/docs/iam/test-credentials and twilio.com/docs/api/errors.
final class PhoneNumbers {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final String MAGIC_INVALID = "+15005550001";
  private static final String MAGIC_UNREACHABLE = "+15005550002";
  private static final String MAGIC_FOREIGN = "+15005550003";
  private static final String MAGIC_BLOCKED = "+15005550004";
  private static final String MAGIC_VALID = "+15005550006";

  private PhoneNumbers() {}

  static boolean valid(String number) {
    return E164.matcher(number).matches();
  }

  static void checkTo(String to) {
    if (!valid(to)) {
      throw TwilioError.badRequest(21211, "Invalid 'To' Phone Number: " + to);
    }
    switch (to) {
      case MAGIC_INVALID ->
          throw TwilioError.badRequest(21217, "Phone number does not appear to be valid: " + to);
      case MAGIC_UNREACHABLE ->
          throw TwilioError.badRequest(21214, "'To' phone number cannot be reached: " + to);
      case MAGIC_FOREIGN ->
          throw TwilioError.badRequest(
              21215,
              "Account not authorized to call "
                  + to
                  + ". Perhaps you need to enable some international permissions");
      case MAGIC_BLOCKED ->
          throw TwilioError.badRequest(21216, "Account not allowed to call " + to);
      default -> {}
    }
  }

  static void checkFrom(String from, TwilioAccount account) {
    if (!valid(from) || from.equals(MAGIC_INVALID)) {
      throw TwilioError.badRequest(21212, "Invalid 'From' Phone Number: " + from);
    }
    if (!account.fromNumbers().contains(from) && !from.equals(MAGIC_VALID)) {
      throw TwilioError.badRequest(
          21210,
          "The source phone number provided, " + from + ", is not yet verified for your account");
    }
  }
}

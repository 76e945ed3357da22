package callmeback.sandbox.twilio;

import java.util.List;

/// The account that calls are placed from: its credentials and its own numbers in E.164.
public record TwilioAccount(String accountSid, String authToken, List<String> fromNumbers) {

  public TwilioAccount {
    if (!accountSid.matches("AC[0-9a-fA-F]{32}")) {
      throw new IllegalArgumentException("an account sid is AC and 32 hex digits");
    }
    if (authToken.isBlank()) {
      throw new IllegalArgumentException("the auth token is empty");
    }
    fromNumbers = List.copyOf(fromNumbers);
    for (var number : fromNumbers) {
      if (!PhoneNumbers.valid(number)) {
        throw new IllegalArgumentException("not an E.164 number among the account's own");
      }
    }
  }

  /// Without the token.
  @Override
  public String toString() {
    return "TwilioAccount[" + accountSid + "]";
  }
}

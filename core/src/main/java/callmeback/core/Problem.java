package callmeback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Why a request cannot be granted, in terms the one who asked can act on.
///
/// Each edge translates it once: to a status and code, a tool result, or a spoken sentence.
public sealed interface Problem {

  /// A sentence for a person, free of internal names.
  String message();

  /// One or more fields hold what they may not; keys are field names, values sentences.
  record Invalid(Map<String, String> fields) implements Problem {
    public Invalid {
      fields = Map.copyOf(fields);
    }

    public static Invalid field(String name, String sentence) {
      return new Invalid(Map.of(name, sentence));
    }

    @Override
    public String message() {
      return fields.isEmpty()
          ? "The request could not be read."
          : "Please check the highlighted fields.";
    }
  }

  /// No credentials came with the request.
  record Unauthenticated() implements Problem {
    @Override
    public String message() {
      return "Please log in first.";
    }
  }

  /// The token is malformed, forged or expired.
  record BadToken() implements Problem {
    @Override
    public String message() {
      return "This session is not valid any more. Please log in again.";
    }
  }

  /// The token was logged out.
  record RevokedToken() implements Problem {
    @Override
    public String message() {
      return "This session was logged out. Please log in again.";
    }
  }

  /// Unknown email or wrong password: deliberately the same.
  record BadCredentials() implements Problem {
    @Override
    public String message() {
      return "Email or password is wrong.";
    }
  }

  /// Too many wrong passwords; the account opens again by itself.
  record AccountLocked(Instant until, Duration remaining) implements Problem {
    @Override
    public String message() {
      return "Too many wrong passwords. Try again in %d minutes."
          .formatted(Math.max(1, remaining.toMinutes()));
    }
  }

  /// The account was suspended by the house.
  record AccountSuspended() implements Problem {
    @Override
    public String message() {
      return "This account is suspended. Please write to us.";
    }
  }

  /// The signature or right needed for this is missing.
  record Forbidden(String message) implements Problem {}

  /// The credential was not given the right to do this.
  ///
  /// @param scope the one that is needed, as it is written
  record MissingScope(String scope) implements Problem {
    @Override
    public String message() {
      return "This needs the right `%s`, which this access was not given.".formatted(scope);
    }
  }

  /// The number to call has not been proved to belong to the account.
  record PhoneUnverified() implements Problem {
    @Override
    public String message() {
      return "Prove that this number is yours before it can be called.";
    }
  }

  /// There is no such thing, or it belongs to somebody else.
  record NotFound(String what) implements Problem {
    @Override
    public String message() {
      return "There is no such " + what + ".";
    }
  }

  /// The email address belongs to another account.
  record EmailTaken() implements Problem {
    @Override
    public String message() {
      return "An account with this email exists already. Log in instead?";
    }
  }

  /// The phone number belongs to another account.
  record PhoneTaken() implements Problem {
    @Override
    public String message() {
      return "An account with this phone number exists already.";
    }
  }

  /// The persona cannot take this call.
  record PersonaUnusable(String message) implements Problem {}

  /// The hold cannot pay for this call.
  record HoldUnusable(String message) implements Problem {}

  /// What was agreed on does not cover this: it is over, used up, or was about something else.
  record NotAgreed(String message) implements Problem {}

  /// The hold exists but its card has not been authorised yet.
  record HoldUnauthorised() implements Problem {
    @Override
    public String message() {
      return "This payment is not authorised yet. Confirm it with your bank first.";
    }
  }

  /// Nothing more may be held for this account now.
  record SpendingStopped(String message) implements Problem {}

  /// The account has no card to hold money on.
  record NoCard() implements Problem {
    @Override
    public String message() {
      return "Add a card first.";
    }
  }

  /// The card's bank said no.
  record CardRefused(Reason reason) implements Problem {
    /// What may be told to the person; banks' finer reasons are not.
    public enum Reason {
      DECLINED("Your card was declined. Try another one."),
      INSUFFICIENT_FUNDS("Your card has insufficient funds. Try another one."),
      NOT_USABLE("Your card cannot be used: check its number, date and code, or try another one."),
      NEEDS_AUTHENTICATION("Your bank wants to confirm this payment with you first."),
      TRY_AGAIN("The card could not be processed. Please try once more.");

      private final String sentence;

      Reason(String sentence) {
        this.sentence = sentence;
      }
    }

    @Override
    public String message() {
      return reason.sentence;
    }
  }

  /// One live call at a time, for a person and for a telephone.
  ///
  /// @param elsewhere whether it is the telephone that is in a call, asked for by somebody else
  record CallInProgress(boolean elsewhere) implements Problem {
    public CallInProgress() {
      this(false);
    }

    @Override
    public String message() {
      return elsewhere
          ? "This telephone is in a call. Try again when it is over."
          : "You have a call in progress. Hang up first.";
    }
  }

  /// The author has another persona of this name.
  record DuplicateName() implements Problem {
    @Override
    public String message() {
      return "You have a persona of this name already. Choose another name.";
    }
  }

  /// It was done before.
  record AlreadyThere(String message) implements Problem {}

  /// As many as one may have.
  record TooMany(Of what) implements Problem {
    /// What there are too many of.
    public enum Of {
      PERSONAS("You have as many personas of your own as your plan allows. Delete one first."),
      CONTACTS("You have as many contacts as there can be. Remove one first."),
      WHISPERS("The persona of this call was told as much as one can work in."),
      SCHEDULED_CALLS("You have as many scheduled calls as there can be. Cancel one first."),
      ACCESS_TOKENS("You have as many access tokens as there can be. Revoke one first.");

      private final String sentence;

      Of(String sentence) {
        this.sentence = sentence;
      }
    }

    @Override
    public String message() {
      return what.sentence;
    }
  }

  /// The card cannot be removed now.
  record CardInUse(String message) implements Problem {}

  /// It is too late to cancel.
  record TooLate(String message) implements Problem {}

  /// It has run, or was cancelled, already.
  record AlreadyOver(String message) implements Problem {}

  /// Nobody is on the line who could hear it.
  record NotLive(String message) implements Problem {}

  /// Too many requests in a while.
  record RateLimited(Duration retryAfter) implements Problem {
    @Override
    public String message() {
      return "Too many requests. Try again in %d seconds."
          .formatted(Math.max(1, retryAfter.toSeconds()));
    }
  }

  /// As much as one may have in a day.
  record DailyLimit(String message, Duration retryAfter) implements Problem {}

  /// A provider answered, and what it said makes the request impossible.
  record ProviderFailed(Provider provider) implements Problem {
    /// Whom we depend on, by role.
    public enum Provider {
      TELEPHONY("The call could not be placed. Nothing was charged."),
      MESSAGES("The message could not be sent."),
      PAYMENTS("The payment could not be processed. Nothing was charged."),
      VOICES("The voices cannot be checked right now.");

      private final String sentence;

      Provider(String sentence) {
        this.sentence = sentence;
      }
    }

    @Override
    public String message() {
      return provider.sentence;
    }
  }

  /// Something is down or too slow; the same request may succeed later.
  record Unavailable(Duration retryAfter) implements Problem {
    @Override
    public String message() {
      return "We cannot do this right now. Please try again in a moment.";
    }
  }
}

package callmeback.mcp;

import callmeback.core.Problem;
import callmeback.core.call.Toolbox.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Why a tool did not do it, and what an assistant can do about that.
record Failure(String cause, String cure) {

  static Failure of(Problem problem) {
    return new Failure(cause(problem), cure(problem));
  }

  Answer answer() {
    var content = new LinkedHashMap<String, Object>();
    content.put("cause", cause);
    content.put("cure", cure);
    return new Answer(true, content);
  }

  private static String cause(Problem problem) {
    return problem instanceof Problem.Invalid(var fields) ? named(fields) : problem.message();
  }

  private static String named(Map<String, String> fields) {
    return fields.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(field -> "`%s` %s.".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String cure(Problem problem) {
    return switch (problem) {
      case Problem.Invalid _ -> "Correct these arguments and use the tool again.";
      case Problem.Unauthenticated _, Problem.BadToken _, Problem.RevokedToken _ ->
          "Ask the user to log in again.";
      case Problem.BadCredentials _ -> "Ask the user to check email and password.";
      case Problem.AccountLocked(var until, _) -> "Wait until %s.".formatted(until);
      case Problem.AccountSuspended _ -> "Tell the user to write to the house.";
      case Problem.Forbidden _ -> "Leave it, or ask the user for the right to do it.";
      case Problem.MissingScope _ -> "Ask the user for access that includes it.";
      case Problem.PhoneUnverified _ -> "Ask the user to verify their number in the web app.";
      case Problem.NotFound(var what) ->
          "Check the id; the user's own list shows every " + what + ".";
      case Problem.EmailTaken _, Problem.PhoneTaken _ -> "Ask the user to log in, or for another.";
      case Problem.PersonaUnusable _ -> "Choose one that list_personas shows.";
      case Problem.HoldUnusable _ -> "Start a new payment and use that.";
      case Problem.NotAgreed _ -> "Start again with quote_call and a new idempotency_key.";
      case Problem.SpendingStopped _ -> "Tell the user; only they can change their limits.";
      case Problem.HoldUnauthorised _ -> "Ask the user to confirm the payment in the web app.";
      case Problem.NoCard _ -> "Ask the user to add a card in the web app.";
      case Problem.CardRefused _ -> "Ask the user which card to use instead.";
      case Problem.CallInProgress _ -> "Wait for the live call to end, or ask whether to hang up.";
      case Problem.DuplicateName _ -> "Choose another name.";
      case Problem.AlreadyThere _, Problem.AlreadyOver _ -> "Nothing needs to be done.";
      case Problem.NotLive _ ->
          "Use wait_for_call until the call is in_progress; an ended one stays.";
      case Problem.TooMany _ -> "Ask the user which one to remove first.";
      case Problem.CardInUse _ -> "Ask the user to change it in the web app.";
      case Problem.TooLate _ -> "Tell the user; it cannot be done any more.";
      case Problem.RateLimited(var wait) -> "Try again in %d seconds.".formatted(wait.toSeconds());
      case Problem.DailyLimit _ -> "Tell the user; it can be done tomorrow.";
      case Problem.ProviderFailed _ -> "Do not repeat it; tell the user what happened.";
      case Problem.Unavailable(var wait) -> "Try again in %d seconds.".formatted(wait.toSeconds());
    };
  }
}

package callmeback.app.demo;

import java.util.List;
import java.util.Optional;

/// What the telephone company and the payment provider have in their own books, from the sandbox.
record Books(Dialled twilio, Paid stripe) {

  /// The telephone company's.
  record Dialled(List<Line> calls) {
    Dialled {
      calls = calls == null ? List.of() : List.copyOf(calls);
    }

    List<Line> answeredBy(String number) {
      return calls.stream().filter(call -> call.answered() && call.to().equals(number)).toList();
    }
  }

  /// One call, which took so many seconds.
  record Line(String sid, String to, boolean answered, int seconds) {}

  /// The payment provider's.
  record Paid(List<Intent> paymentIntents) {
    Paid {
      paymentIntents = paymentIntents == null ? List.of() : List.copyOf(paymentIntents);
    }

    Optional<Intent> intent(String id) {
      return paymentIntents.stream().filter(intent -> intent.id().equals(id)).findFirst();
    }
  }

  /// One payment; cents.
  record Intent(String id, int authorised, int captured, int released, int held) {}
}

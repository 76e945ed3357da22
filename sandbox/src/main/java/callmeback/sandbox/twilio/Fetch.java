package callmeback.sandbox.twilio;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt to get a document, on a thread of its own, so that the call goes on meanwhile.
final class Fetch {

  private final Product product;
  private final Inbox inbox;
  private final Program program;

  Fetch(Product product, Inbox inbox, Program program) {
    this.product = product;
    this.inbox = inbox;
    this.program = program;
  }

  /// Asks with this form; the answer, or why there is none, comes to the inbox.
  void begin(Form form) {
    Thread.ofVirtual().name("twiml").start(() -> inbox.put(outcome(form)));
  }

  /// True if this event is the outcome of this attempt.
  boolean begot(@Nullable CallEvent event) {
    return switch (event) {
      case CallEvent.Fetched(var fetch, _) -> fetch == this;
      case CallEvent.FetchFailed(var fetch, _) -> fetch == this;
      case null, default -> false;
    };
  }

  private CallEvent outcome(Form form) {
    try {
      return new CallEvent.Fetched(this, obtain(form));
    } catch (TwimlException failure) {
      return new CallEvent.FetchFailed(this, failure);
    }
  }

  private Document obtain(Form form) throws TwimlException {
    return switch (program) {
      case Program.Inline(var twiml) -> new Document(Twiml.parse(twiml), Optional.empty());
      case Program.Fetched(var answer, var fallback) ->
          fallback.isPresent() ? obtain(answer, fallback.get(), form) : obtain(answer, form);
    };
  }

  /// The fallback is told what was wrong with the answer.
  private Document obtain(Target answer, Target fallback, Form form) throws TwimlException {
    try {
      return obtain(answer, form);
    } catch (TwimlException failure) {
      product.note(answer.method(), answer.url(), failure.code() + " " + failure.text());
      var more = form.with("ErrorCode", "" + failure.code()).with("ErrorUrl", answer.url());
      return obtain(fallback, more);
    }
  }

  private Document obtain(Target target, Form form) throws TwimlException {
    return new Document(Twiml.parse(product.ask(target, form)), Optional.of(target));
  }
}

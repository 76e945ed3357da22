package callmeback.sandbox.twilio;

import callmeback.sandbox.phone.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One call from the queue to its end, on one thread that owns all of it.
final class LiveCall implements Runnable {

  private final Exchange exchange;
  private final CallRequest request;
  private final Duration queued;
  private final Inbox inbox = new Inbox();
  private final Reporter reporter;
  private final CountDownLatch over = new CountDownLatch(1);
  private CallRecord call;

  /// @param queued how long the call waits for its turn to be dialled
  LiveCall(Exchange exchange, CallRequest request, CallRecord call, Duration queued) {
    this.exchange = exchange;
    this.request = request;
    this.queued = queued;
    this.call = call;
    this.reporter = new Reporter(exchange.product(), request.callback());
  }

  void tell(CallEvent event) {
    inbox.put(event);
  }

  /// Waits until the call is over; false if it is not after so long.
  boolean over(Duration patience) throws InterruptedException {
    return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void run() {
    try {
      live();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      inbox.close();
      over.countDown();
    }
  }

  private void live() throws InterruptedException {
    if (!queue()) {
      end(CallStatus.CANCELED);
      return;
    }
    reporter.initiated(call, now());
    var parties = request.parties();
    var leg = exchange.phones().ring(parties.to(), parties.from(), call.sid());
    if (leg.isEmpty()) {
      end(CallStatus.BUSY);
      return;
    }
    var status = CallStatus.FAILED;
    try {
      status = call(leg.get());
    } finally {
      leg.get().end(status.wire());
    }
    end(status);
  }

  /// Waits for the call's turn; false if it was cancelled before that.
  private boolean queue() throws InterruptedException {
    long due = System.nanoTime() + queued.toNanos();
    for (long left = queued.toNanos(); left > 0; left = due - System.nanoTime()) {
      if (inbox.poll(left) instanceof CallEvent.HangUp) {
        return false;
      }
    }
    return true;
  }

  private CallStatus call(Leg leg) throws InterruptedException {
    var refusal = ring(leg);
    if (refusal != null) {
      return refusal;
    }
    save(call.answered(now()));
    reporter.answered(call, now());
    new Conversation(exchange, request, leg, inbox, new Talk()).hold();
    return CallStatus.COMPLETED;
  }

  /// Rings until somebody picks up; otherwise how the call ends.
  private @Nullable CallStatus ring(Leg leg) throws InterruptedException {
    var ringing = leg.ring();
    if (ringing == Leg.Ringing.RINGING || ringing == Leg.Ringing.ANSWERED) {
      save(call.ringing(now(), queued));
      reporter.ringing(call, now());
    }
    var pace = new Pace();
    long ticks = request.limits().ring().dividedBy(Pace.STEP);
    while (ringing == Leg.Ringing.RINGING) {
      if (inbox.poll(pace.remainingNanos()) instanceof CallEvent.HangUp) {
        return CallStatus.CANCELED;
      }
      if (pace.remainingNanos() <= 0) {
        pace.advance();
        if (ticks-- <= 0) {
          return CallStatus.NO_ANSWER;
        }
        ringing = leg.ring();
      }
    }
    return switch (ringing) {
      case BUSY -> CallStatus.BUSY;
      case REFUSED -> CallStatus.FAILED;
      case ANSWERED, RINGING -> null;
    };
  }

  private void end(CallStatus status) {
    save(call.over(status, now()));
    over.countDown();
    reporter.over(call, now());
  }

  private void save(CallRecord next) {
    call = next;
    exchange.calls().put(next);
  }

  private Instant now() {
    return exchange.world().clock().instant();
  }

  /// What the conversation changes in the books as it goes.
  private final class Talk implements Conversation.Books {
    @Override
    public CallRecord call() {
      return call;
    }

    @Override
    public void talked(Duration soFar) {
      save(call.talked(soFar));
    }

    @Override
    public void detected(String party, Duration after) {
      save(call.answeredBy(party));
      if (request.detection() instanceof Detection.Async(var callback) && callback.isPresent()) {
        reporter.detected(call, callback.get(), after.toMillis());
      }
    }
  }
}

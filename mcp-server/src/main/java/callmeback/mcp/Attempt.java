package callmeback.mcp;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.access.AuditLog;
import callmeback.core.access.AuditLog.Ending;
import callmeback.core.access.Verdict;
import callmeback.core.account.Actor;
import callmeback.core.billing.Cents;
import callmeback.core.call.Toolbox.Answer;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Accounted;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Wire;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One use of a tool, as it stands in the audit log: written down before, where it may change
/// anything, and afterwards, where reading was refused.
final class Attempt {
  private static final Logger log = System.getLogger(Attempt.class.getName());

  private final AuditLog audit;
  private final Actor actor;
  private final Spec<?, ?> spec;
  private final @Nullable UUID callId;
  private @Nullable UUID line;

  Attempt(AuditLog audit, Actor actor, Spec<?, ?> spec, Map<String, Object> arguments) {
    this.audit = audit;
    this.actor = actor;
    this.spec = spec;
    this.callId = id(arguments.get("call_id"));
  }

  /// What cannot be written down is not done.
  Answer of(Client client, Function<Client, Record> work) {
    var asking = new Asking(client);
    try {
      begin();
      var output = work.apply(asking);
      end(ending(output));
      return new Answer(false, Wire.write(output));
    } catch (ProblemException e) {
      return refused(e.problem());
    } catch (InvalidValue e) {
      return refused(Problem.Invalid.field("arguments", e.sentence()));
    } catch (RuntimeException e) {
      end(Ending.of(asking.open() ? Verdict.ASKED : Verdict.FAILED));
      throw e;
    }
  }

  private void begin() {
    if (spec.access() != Access.READ) {
      line = audit.begin(actor, spec.name());
    }
  }

  private Ending ending(Record output) {
    return output instanceof Accounted accounted
        ? accounted.ending()
        : new Ending(Verdict.ALLOWED, null, callId, Cents.ZERO);
  }

  Answer refused(Problem problem) {
    var ending = Ending.refused(problem.getClass().getSimpleName(), callId);
    if (line == null) {
      noted(() -> audit.add(actor, spec.name(), ending));
    } else {
      end(ending);
    }
    return Failure.of(problem).answer();
  }

  private void end(Ending ending) {
    var begun = line;
    if (begun != null) {
      noted(() -> audit.end(begun, ending));
    }
  }

  /// On a thread of its own: whoever cancels the use, or hangs up the call it comes from,
  /// interrupts this one.
  private void noted(Runnable writing) {
    var writer = Thread.ofVirtual().name("audit-" + spec.name()).start(() -> write(writing));
    var interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// What was done cannot be undone because its line cannot be finished; it stays as begun.
  private void write(Runnable writing) {
    try {
      writing.run();
    } catch (ProblemException e) {
      log.log(Level.WARNING, "a line of the audit log about " + spec.name() + " is missing", e);
    }
  }

  private static @Nullable UUID id(@Nullable Object argument) {
    try {
      return argument instanceof String text ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// Knows whether a question is open: a client may break a use off there and come back with the
  /// answer.
  private static final class Asking implements Client {
    private final Client client;
    private boolean asked;

    Asking(Client client) {
      this.client = client;
    }

    boolean open() {
      return asked;
    }

    @Override
    public boolean canAsk() {
      return client.canAsk();
    }

    @Override
    public Reply ask(Question question) {
      asked = true;
      var reply = client.ask(question);
      asked = false;
      return reply;
    }

    @Override
    public void progress(Duration done, Duration of, String sentence) {
      client.progress(done, of, sentence);
    }
  }
}

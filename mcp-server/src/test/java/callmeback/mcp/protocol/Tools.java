package callmeback.mcp.protocol;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.mcp.Entries;
import callmeback.mcp.Entry;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.ClientTool;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// Tools that do what a test needs, and tell what was done to them.
final class Tools {
  /// What happened, in order.
  final BlockingQueue<String> diary = new LinkedBlockingQueue<>();

  /// Nothing to say.
  public record Nothing() {}

  /// One word.
  public record Word(@About("A word.") String word) {}

  /// What was done.
  public record Done(@About("A word.") String done) {}

  List<Entry> entries() {
    return List.of(
        Entries.of(new Echo()),
        Entries.of(new Write()),
        Entries.of(new Wait()),
        Entries.of(new Ask()),
        Entries.of(new Report()),
        Entries.of(new Govern()));
  }

  private static <I extends Record> Spec<I, Done> facts(
      String name, Toolset toolset, Access access, Scope scope, Class<I> input) {
    return new Spec<>(name, toolset, access, scope, InCall.NEVER, input, Done.class);
  }

  /// Says the same.
  private static final class Echo implements Tool<Word, Done> {
    @Override
    public Spec<Word, Done> spec() {
      return facts("echo_word", Toolset.CALLS, Access.READ, Scope.CALLS_READ, Word.class);
    }

    @Override
    public Done run(Actor actor, Word input) {
      return new Done(input.word());
    }
  }

  /// Changes something.
  private final class Write implements Tool<Word, Done> {
    @Override
    public Spec<Word, Done> spec() {
      return facts("write_word", Toolset.PERSONAS, Access.WRITE, Scope.PERSONAS_WRITE, Word.class);
    }

    @Override
    public Done run(Actor actor, Word input) {
      diary.add("wrote " + input.word());
      return new Done(input.word());
    }
  }

  /// Waits until it is interrupted.
  private final class Wait implements Tool<Nothing, Done> {
    @Override
    public Spec<Nothing, Done> spec() {
      return facts("wait_here", Toolset.CALLS, Access.READ, Scope.CALLS_READ, Nothing.class);
    }

    @Override
    public Done run(Actor actor, Nothing input) {
      diary.add("waits");
      try {
        new CountDownLatch(1).await();
        return new Done("never");
      } catch (InterruptedException e) {
        diary.add("interrupted");
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /// Asks twice.
  private final class Ask implements ClientTool<Nothing, Done> {
    @Override
    public Spec<Nothing, Done> spec() {
      return facts("ask_user", Toolset.CALLS, Access.READ, Scope.CALLS_READ, Nothing.class);
    }

    @Override
    public Done run(Actor actor, Nothing input, Client client) {
      if (!client.canAsk()) {
        return new Done("nobody to ask");
      }
      var name = client.ask(question("Your name?", "name"));
      var colour = client.ask(question("Your colour?", "colour"));
      diary.add("asked");
      return new Done(
          name.action() + " " + name.form().get("name") + " " + colour.form().get("colour"));
    }

    private static Client.Question question(String sentence, String field) {
      return new Client.Question(
          sentence,
          Map.of(
              "type",
              "object",
              "properties",
              Map.of(field, Map.of("type", "string")),
              "required",
              List.of(field)));
    }
  }

  /// Tells how far it is.
  private static final class Report implements ClientTool<Nothing, Done> {
    @Override
    public Spec<Nothing, Done> spec() {
      return facts("report_progress", Toolset.CALLS, Access.READ, Scope.CALLS_READ, Nothing.class);
    }

    @Override
    public Done run(Actor actor, Nothing input, Client client) {
      client.progress(Duration.ofSeconds(1), Duration.ofSeconds(2), "Half of it.");
      return new Done("all of it");
    }
  }

  /// For whoever runs the house.
  private static final class Govern implements Tool<Nothing, Done> {
    @Override
    public Spec<Nothing, Done> spec() {
      return facts("govern_house", Toolset.ADMIN, Access.WRITE, Scope.ADMIN, Nothing.class);
    }

    @Override
    public Done run(Actor actor, Nothing input) {
      return new Done("governed");
    }
  }
}

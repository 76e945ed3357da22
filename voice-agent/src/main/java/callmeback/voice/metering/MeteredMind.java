package callmeback.voice.metering;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.Prompt;
import callmeback.voice.speech.Prompt.Message;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.ThoughtEvent;
import callmeback.voice.speech.ThoughtEvent.Done;
import callmeback.voice.speech.ThoughtEvent.ToolsWanted;
import callmeback.voice.speech.ThoughtEvent.Usage;
import callmeback.voice.speech.ThoughtEvent.Words;
import callmeback.voice.speech.ToolRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// A mind that tells what each answer cost: as the provider counted it, or, where an answer was
/// given up before the count came, by the usual four characters a token.
public final class MeteredMind implements LanguageModel {
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final LanguageModel mind;
  private final Rates.Thinking rates;
  private final Meter meter;

  public MeteredMind(LanguageModel mind, Rates.Thinking rates, Meter meter) {
    this.mind = mind;
    this.rates = rates;
    this.meter = meter;
  }

  @Override
  public String name() {
    return mind.name();
  }

  @Override
  public Thought think(Prompt prompt) throws ProviderException {
    return new MeteredThought(mind.think(prompt), characters(prompt));
  }

  private final class MeteredThought implements Thought {
    private final Thought thought;
    private final long asked;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicBoolean paid = new AtomicBoolean();

    private MeteredThought(Thought thought, long asked) {
      this.thought = thought;
      this.asked = asked;
    }

    @Override
    public ThoughtEvent next() throws ProviderException, InterruptedException {
      var event = thought.next();
      switch (event) {
        case Words(var delta) -> answered.addAndGet(delta.length());
        case ToolsWanted(var requests) -> answered.addAndGet(characters(requests));
        case Done(var usage) -> pay(usage.equals(new Usage(0, 0)) ? estimate() : usage);
      }
      return event;
    }

    @Override
    public void close() {
      thought.close();
      pay(estimate());
    }

    private Usage estimate() {
      return new Usage(
          Math.toIntExact(asked / CHARACTERS_PER_TOKEN),
          Math.toIntExact(answered.get() / CHARACTERS_PER_TOKEN));
    }

    private void pay(Usage usage) {
      if (paid.compareAndSet(false, true)) {
        meter.spent(name(), rates.cost(usage.promptTokens(), usage.answerTokens()));
      }
    }
  }

  private static long characters(Prompt prompt) {
    var said = prompt.messages().stream().mapToLong(MeteredMind::characters).sum();
    var offered =
        prompt.tools().stream()
            .mapToLong(tool -> tool.description().length() + tool.schema().toString().length())
            .sum();
    return said + offered;
  }

  private static long characters(Message message) {
    return switch (message) {
      case Message.Instruction(var text) -> text.length();
      case Message.Caller(var text) -> text.length();
      case Message.Persona(var text) -> text.length();
      case Message.ToolCalls(var requests) -> characters(requests);
      case Message.ToolResult(_, var json) -> json.length();
    };
  }

  private static long characters(List<ToolRequest> requests) {
    return requests.stream()
        .mapToLong(request -> request.tool().length() + request.arguments().length())
        .sum();
  }
}

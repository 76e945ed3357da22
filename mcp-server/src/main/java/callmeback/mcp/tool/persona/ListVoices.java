package callmeback.mcp.tool.persona;

import callmeback.core.Page;
import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.persona.Voice;
import callmeback.core.persona.VoiceCatalog;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.Hints;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Paging;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the voices a persona can have.
public final class ListVoices implements Tool<ListVoices.Input, ListVoices.Output> {

  /// Which of them.
  public record Input(
      @About(min = 1) @Nullable Integer page,
      @About(min = 1, max = callmeback.core.PageRequest.MAX_LIMIT) @Nullable Integer limit) {}

  /// One page, and the size of the whole list.
  public record Output(List<Item> voices, long total) {}

  /// One voice.
  public record Item(
      String voiceId,
      String name,
      @About("A recording to listen to.") @Nullable String previewUrl) {}

  private final VoiceCatalog voices;

  public ListVoices(VoiceCatalog voices) {
    this.voices = voices;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "list_voices",
        Toolset.PERSONAS,
        Access.READ,
        Scope.PERSONAS,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Hints hints() {
    return Hints.of(Access.READ).outward();
  }

  @Override
  public Output run(Actor actor, Input input) {
    var page = Page.of(voices.voices(), Paging.of(input.page(), input.limit()));
    return new Output(page.items().stream().map(ListVoices::item).toList(), page.total());
  }

  private static Item item(Voice voice) {
    var preview = voice.preview();
    return new Item(voice.id(), voice.name(), preview == null ? null : preview.toString());
  }
}

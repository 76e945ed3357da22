package callmeback.voice.call;

import callmeback.core.account.Actor;
import callmeback.core.call.Toolbox;
import java.util.List;
import java.util.Map;

/// A toolbox with nothing in it.
final class Nothing implements Toolbox {
  static final Toolbox TOOLBOX = new Nothing();

  @Override
  public List<Offer> offers() {
    return List.of();
  }

  @Override
  public Answer use(Actor actor, String tool, Map<String, Object> arguments) {
    throw new UnsupportedOperationException();
  }
}

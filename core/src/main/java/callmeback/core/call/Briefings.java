package callmeback.core.call;

import java.util.List;

/// Compiles what a model is told in a call.
public interface Briefings {
  /// The layers, in the order in which the model is given them.
  List<Layer> layers(CallContext context);

  /// One part of what a model is told.
  ///
  /// @param name what it is about, in a word or two
  record Layer(String name, String text) {}
}

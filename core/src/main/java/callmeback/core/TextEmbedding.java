package callmeback.core;

import java.time.Duration;
import java.util.List;

/// Turns texts into vectors whose directions lie near each other where the texts mean nearly the
/// same.
public interface TextEmbedding {
  /// How many numbers a vector has. A power of two, which those who hide vectors rely on.
  int DIMENSIONS = 256;

  /// Who makes them: vectors of different models cannot be compared.
  String model();

  /// One vector a text, in their order, each [#DIMENSIONS] numbers.
  ///
  /// @param texts at least one, none of them blank
  /// @param limit how long it may take
  /// @throws ProblemException with `Unavailable`
  List<float[]> of(List<String> texts, Duration limit);
}

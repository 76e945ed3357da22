package callmeback.core.persona;

import java.util.List;

/// The voices there are.
public interface VoiceCatalog {

  /// @throws callmeback.core.ProblemException with `ProviderFailed` when they cannot be listed
  List<Voice> voices();

  /// Whether somebody can speak so.
  ///
  /// @param voice a voice's name or id
  /// @throws callmeback.core.ProblemException with `ProviderFailed` when that cannot be told
  boolean exists(String voice);
}

package callmeback.core.account;

import java.util.List;
import java.util.UUID;

/// The ids under which a provider keeps something of an account.
public interface Traces {

  List<String> of(UUID accountId);

  /// The provider keeps nothing under this id any more.
  void gone(String id);
}

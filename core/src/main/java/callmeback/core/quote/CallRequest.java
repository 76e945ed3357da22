package callmeback.core.quote;

import callmeback.core.call.Purpose;
import org.jspecify.annotations.Nullable;

/// A call that was quoted and is asked for now.
///
/// @param purpose what it is for, where it is for something of its own
public record CallRequest(String quoteId, @Nullable Purpose purpose) {
  String purposeText() {
    return purpose == null ? "" : purpose.text();
  }
}

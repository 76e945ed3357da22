package callmeback.core.call;

import java.util.List;
import java.util.Optional;

/// What is said in calls: noted while they run, kept encrypted afterwards.
public interface Conversations {

  /// Notes what the call is for, before it rings.
  void brief(Call call, Purpose purpose);

  /// What the call is for, if anything was said of it.
  Optional<Purpose> purpose(Call call);

  /// Notes one more turn of a running call.
  void note(Call call, SpokenTurn turn);

  /// All turns so far, or the whole conversation of an ended call.
  List<SpokenTurn> turns(Call call);

  /// The call is over: stores its transcript and ends its running notes. May be repeated.
  void close(Call call);
}

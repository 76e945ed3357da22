package callmeback.core.call;

import java.util.List;

/// What is said in calls: noted while they run, kept encrypted afterwards.
public interface Conversations {

  /// Notes one more turn of a running call.
  void note(Call call, SpokenTurn turn);

  /// All turns so far, or the whole conversation of an ended call.
  List<SpokenTurn> turns(Call call);

  /// The call is over: stores its transcript and ends its running notes. May be repeated.
  void close(Call call);
}

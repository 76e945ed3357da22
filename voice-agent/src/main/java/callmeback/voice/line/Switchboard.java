package callmeback.voice.line;

import java.util.UUID;

/// Joins telephone lines with conversations.
public interface Switchboard {

  /// It rings: a good moment to connect to providers. May be called more than once, or never.
  void prepare(UUID callId);

  /// Somebody answered, and this is the line.
  LineListener connect(UUID callId, Line line);

  /// It will not be answered, or is over: what was prepared is let go. May be called more than
  /// once, or never.
  void forget(UUID callId);
}

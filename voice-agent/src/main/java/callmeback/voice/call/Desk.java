package callmeback.voice.call;

import callmeback.core.call.LiveCalls;
import callmeback.core.call.Stage;
import callmeback.core.call.Toolbox;
import java.time.InstantSource;

/// What every call works with: the services of the house, its tools, its words, a clock, who
/// watches, and where one can whisper.
public record Desk(
    LiveCalls calls,
    Toolbox toolbox,
    Briefing briefing,
    InstantSource clock,
    CallWatcher watcher,
    Stage stage) {}

package callmeback.app.house;

import callmeback.core.stats.Statistics;
import callmeback.prompts.Prompts;
import callmeback.raindrop.sql.StoredStatistics;
import java.time.InstantSource;

/// How administrators' questions are answered.
final class Figuring {
  private Figuring() {}

  static Statistics of(Storage storage, Outside outside, Prompts prompts, InstantSource clock) {
    var instructions = prompts.get("sql/question").body();
    return new StoredStatistics(storage.sql(), Remembering.models(outside), instructions, clock);
  }
}

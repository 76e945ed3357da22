package callmeback.sandbox.raindrop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import java.time.Instant;
import java.util.List;

/// Summaries of sessions that ended with a flush, of a whole application at once.
final class EpisodicMemory {
  static final String KIND = "episode";
  private static final int PAGE = 15;

  private final Desk desk;

  EpisodicMemory(Desk desk) {
    this.desk = desk;
  }

  void routing(HttpRouting.Builder routes) {
    routes.post("/v1/search_episodic_memory", desk.taking(this::search));
  }

  private ObjectNode search(Question question) {
    var terms = question.required("terms");
    var start = question.time("startTime").orElse(Instant.MIN);
    var end = question.time("endTime").orElse(Instant.MAX);
    var within =
        desk.shelf()
            .all(KIND, question.memory())
            .filter(each -> !created(each).isBefore(start) && !created(each).isAfter(end))
            .toList();
    var best = Words.best(within, terms, each -> each.path("summary").asText());
    var wanted = Math.min(best.size(), question.count("nMostRecent").orElse(PAGE));
    return answer(best.subList(0, wanted), best.size(), terms);
  }

  private static Instant created(ObjectNode episode) {
    return Instant.parse(episode.path("createdAt").asText());
  }

  private static ObjectNode answer(List<ObjectNode> shown, int total, String terms) {
    var answer = Json.object();
    var entries = answer.putArray("entries");
    for (var episode : shown) {
      var score = Words.score(terms, episode.path("summary").asText());
      entries.add(episode.put("score", score).without("_key"));
    }
    answer
        .putObject("pagination")
        .put("total", total)
        .put("page", 1)
        .put("pageSize", Math.max(1, shown.size()))
        .put("totalPages", 1)
        .put("hasMore", shown.size() < total);
    return answer;
  }
}

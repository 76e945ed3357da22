package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.Journal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// `GET /journal?provider=&since=`: `{"entries": [...], "last": N}`; a negative `since` asks for
/// that many of the last.
final class JournalRoutes implements HttpService {
  private final Journal journal;

  JournalRoutes(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/journal", this::read);
  }

  private void read(ServerRequest request, ServerResponse response) {
    long last = journal.last();
    long asked = number(request.query().first("since").orElse("0"));
    long since = asked < 0 ? Math.max(0, last + asked) : asked;
    String provider = request.query().first("provider").orElse("");
    List<Entry> entries =
        provider.isEmpty() ? journal.since(since) : journal.since(since, provider);
    ObjectNode json = Reply.object();
    ArrayNode list = json.putArray("entries");
    entries.forEach(entry -> list.add(line(entry)));
    long seen = entries.isEmpty() ? last : Math.max(last, entries.getLast().seq());
    Reply.json(response, 200, json.put("last", seen));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw new BadRequest("bad_since", "since is the number of a line, not " + text);
    }
  }

  private static ObjectNode line(Entry entry) {
    return Reply.object()
        .put("seq", entry.seq())
        .put("at", entry.at().toString())
        .put("provider", entry.provider())
        .put("direction", entry.direction())
        .put("method", entry.method())
        .put("path", entry.path())
        .put("status", entry.status())
        .put("millis", entry.millis())
        .put("note", entry.note())
        .put("body", entry.body());
  }
}

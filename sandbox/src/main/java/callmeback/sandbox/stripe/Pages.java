package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Stripe's lists: newest first, paged by `limit`, `starting_after` and `ending_before`, filtered
/// by `created`.
final class Pages {
  private Pages() {}

  /// The page of all objects of a kind that pass.
  static ObjectNode page(Call call, String kind, String url, Predicate<ObjectNode> passes) {
    List<ObjectNode> all =
        call.work()
            .all(kind, passes.and(created(call.form())).and(Pages::present))
            .collect(Collectors.toList());
    Collections.reverse(all);
    int limit = call.form().integer("limit").orElse(10);
    if (limit < 1 || limit > 100) {
      throw StripeError.refused("limit", "This value must be between 1 and 100 (inclusive).");
    }
    int from = call.form().text("starting_after").map(id -> index(all, id) + 1).orElse(0);
    int to = call.form().text("ending_before").map(id -> index(all, id)).orElse(all.size());
    int first = call.form().has("ending_before") ? Math.max(from, to - limit) : from;
    int last = Math.min(to, first + limit);
    boolean more = call.form().has("ending_before") ? first > from : last < to;
    return list(all.subList(Math.min(first, last), last), url, more);
  }

  private static boolean present(ObjectNode object) {
    return !object.path("deleted").asBoolean();
  }

  private static ObjectNode list(List<ObjectNode> objects, String url, boolean more) {
    ArrayNode data = Json.array();
    objects.forEach(data::add);
    ObjectNode list = Json.object().put("object", "list");
    list.set("data", data);
    return list.put("has_more", more).put("url", url);
  }

  private static int index(List<ObjectNode> objects, String id) {
    for (int i = 0; i < objects.size(); i++) {
      if (objects.get(i).path("id").asText().equals(id)) {
        return i;
      }
    }
    throw StripeError.missing("object", "starting_after", id);
  }

  private static Predicate<ObjectNode> created(Form form) {
    if (!form.has("created")) {
      return _ -> true;
    }
    Form range = form.nested("created").only("gt", "gte", "lt", "lte");
    long above = range.text("gt").map(Long::parseLong).orElse(Long.MIN_VALUE);
    long from = range.text("gte").map(Long::parseLong).orElse(Long.MIN_VALUE);
    long below = range.text("lt").map(Long::parseLong).orElse(Long.MAX_VALUE);
    long to = range.text("lte").map(Long::parseLong).orElse(Long.MAX_VALUE);
    return object -> {
      long at = object.path("created").asLong();
      return at > above && at >= from && at < below && at <= to;
    };
  }
}

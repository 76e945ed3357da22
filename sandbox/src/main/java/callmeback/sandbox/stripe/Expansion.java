package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Stripe's `expand[]`: puts objects in place of their ids.
final class Expansion {
  /// Deeper paths are refused. Source: docs.stripe.com/api/expanding_objects.
  private static final int MAX_DEPTH = 4;

  private final Work work;

  Expansion(Work work) {
    this.work = work;
  }

  /// Expands one path such as `latest_charge` or `data.customer` in place.
  void expand(ObjectNode root, String path) {
    String[] steps = path.split("\\.");
    if (steps.length > MAX_DEPTH) {
      throw StripeError.refused("expand", "You cannot expand more than 4 levels of a property.");
    }
    expand(root, steps, 0, path);
  }

  private void expand(JsonNode node, String[] steps, int depth, String path) {
    if (depth == steps.length || node.isNull()) {
      return;
    }
    if (!(node instanceof ObjectNode object) || !object.has(steps[depth])) {
      throw StripeError.refused("expand", "This property cannot be expanded (" + path + ").");
    }
    JsonNode child = object.get(steps[depth]);
    if (child.isArray()) {
      child.forEach(element -> expand(element, steps, depth + 1, path));
    } else if (child.isTextual()) {
      ObjectNode expanded = work.any(child.asText());
      if (expanded == null) {
        throw StripeError.refused("expand", "This property cannot be expanded (" + path + ").");
      }
      object.set(steps[depth], expanded);
      expand(expanded, steps, depth + 1, path);
    } else {
      expand(child, steps, depth + 1, path);
    }
  }
}

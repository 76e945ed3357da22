package callmeback.sandbox.raindrop.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What a value is made of, over a group of rows; of what is no aggregate, the first one counts.
@FunctionalInterface
interface Expression {
  JsonNode of(List<ObjectNode> group);
}

package callmeback.mcp.protocol.http;

import callmeback.mcp.protocol.visit.Refused;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one body says in JSON-RPC 2.0.
///
/// @param batch whether it was an array, which only 2025-03-26 knows
public record Messages(List<JSONRPCMessage> all, boolean batch) {
  /// More requests at once than a client has use for.
  private static final int MOST = 50;

  private static final String VERSION = "2.0";

  /// @throws Refused when it is not JSON-RPC
  static Messages read(Json json, byte[] body) {
    return switch (json.read(body)) {
      case List<?> batch when !batch.isEmpty() && batch.size() <= MOST ->
          new Messages(batch.stream().map(Messages::message).toList(), true);
      case Map<?, ?> one -> new Messages(List.of(message(one)), false);
      default -> throw malformed("The body must be one message of JSON-RPC 2.0.");
    };
  }

  /// The only message.
  ///
  /// @throws Refused when there are several
  public JSONRPCMessage only() {
    if (batch) {
      throw malformed("Batches ended with revision 2025-03-26; send one message at a time.");
    }
    return all.getFirst();
  }

  /// What an error about all of it should name: the id of the only request.
  @Nullable Object id() {
    return !batch && all.getFirst() instanceof JSONRPCRequest request ? request.id() : null;
  }

  private static JSONRPCMessage message(Object raw) {
    if (!(raw instanceof Map<?, ?> message) || !VERSION.equals(message.get("jsonrpc"))) {
      throw malformed("Each message must be an object with \"jsonrpc\": \"2.0\".");
    }
    var id = message.get("id");
    if (message.containsKey("id") && !(id instanceof String || id instanceof Number)) {
      throw malformed("An id must be a string or a number.");
    }
    if (id != null && !message.containsKey("method")) {
      return response(id, message);
    }
    if (!(message.get("method") instanceof String method)) {
      throw malformed("The method must be a string.");
    }
    return id == null
        ? new JSONRPCNotification(method, params(message))
        : new JSONRPCRequest(method, id, params(message));
  }

  private static Object params(Map<?, ?> message) {
    return switch (message.get("params")) {
      case null -> Map.of();
      case Map<?, ?> params -> params;
      default -> throw malformed("Params must be an object.");
    };
  }

  private static JSONRPCResponse response(Object id, Map<?, ?> message) {
    if (message.get("result") instanceof Map<?, ?> result) {
      return JSONRPCResponse.result(id, result);
    }
    if (message.get("error") instanceof Map<?, ?> error
        && error.get("code") instanceof Integer code) {
      return JSONRPCResponse.error(
          id, new JSONRPCError(code, String.valueOf(error.get("message")), error.get("data")));
    }
    throw malformed("A response must have a result or an error.");
  }

  private static Refused malformed(String sentence) {
    return new Refused(400, ErrorCodes.INVALID_REQUEST, sentence);
  }
}

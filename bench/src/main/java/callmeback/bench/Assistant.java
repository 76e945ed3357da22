package callmeback.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Talks to the product as an assistant does, over the tool protocol in both of its eras.
record Assistant(OkHttpClient http, Product product) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType TYPE = MediaType.get("application/json");
  private static final String MODERN = "2026-07-28";
  private static final String LEGACY = "2025-11-25";
  private static final String SUCCESS = "\"isError\":false";
  private static final String META = "io.modelcontextprotocol/";

  /// Uses a tool by a request that stands for itself.
  ///
  /// @throws IOException when the tool did not do it
  byte[] call(String token, String tool, Map<String, ?> arguments) throws IOException {
    var meta = Map.of(META + "protocolVersion", MODERN, META + "clientCapabilities", Map.of());
    var params = Map.of("name", tool, "arguments", arguments, "_meta", meta);
    var request =
        request(token, "tools/call", params)
            .header("MCP-Protocol-Version", MODERN)
            .header("Mcp-Method", "tools/call")
            .header("Mcp-Name", tool);
    try (var response = http.newCall(request.build()).execute()) {
      var answer = response.body().bytes();
      // As cheap as the look that REST's answers get, so that the driver weighs nothing here.
      if (!response.isSuccessful()
          || !new String(answer, StandardCharsets.UTF_8).contains(SUCCESS)) {
        throw new IOException(tool + " answered " + response.code());
      }
      return answer;
    }
  }

  /// Opens a session and drops it.
  void session(String token) throws IOException {
    var client = Map.of("name", "bench", "version", "1");
    var params = Map.of("protocolVersion", LEGACY, "capabilities", Map.of(), "clientInfo", client);
    String session;
    try (var response = http.newCall(request(token, "initialize", params).build()).execute()) {
      session = header(response);
    }
    var end =
        new Request.Builder()
            .url(product.at("/mcp"))
            .header("Authorization", "Bearer " + token)
            .header("Mcp-Session-Id", session)
            .delete();
    try (var response = http.newCall(end.build()).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("a session could not be ended: " + response.code());
      }
    }
  }

  private static String header(Response response) throws IOException {
    var session = response.header("Mcp-Session-Id");
    if (session == null) {
      throw new IOException("no session was opened: " + response.code());
    }
    return session;
  }

  private Request.Builder request(String token, String method, Map<String, ?> params)
      throws IOException {
    var message = Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params);
    return new Request.Builder()
        .url(product.at("/mcp"))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, text/event-stream")
        .post(RequestBody.create(JSON.writeValueAsBytes(message), TYPE));
  }
}

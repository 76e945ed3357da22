package callmeback.mcp.tool;

import callmeback.core.quote.Approach;
import callmeback.core.quote.Consent;
import callmeback.mcp.tool.Client.Question;
import callmeback.mcp.tool.Client.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks a client's user for consent, by the client where it can, or else by a token that comes
/// back.
public final class Consents {
  private static final String YES = "confirm";

  private Consents() {}

  /// @param token what an earlier use of the tool gave; absent in the first
  public static Approach approach(
      Client client, String key, @Nullable String token, @Nullable Boolean dryRun) {
    var consent =
        client.canAsk()
            ? new Consent.Now(sentence -> agreed(client.ask(new Question(sentence, form()))))
            : new Consent.ByToken(token);
    return new Approach(key, consent, Boolean.TRUE.equals(dryRun));
  }

  private static boolean agreed(Reply reply) {
    return reply.accepted() && Boolean.TRUE.equals(reply.form().get(YES));
  }

  private static Map<String, Object> form() {
    var tick = new LinkedHashMap<String, Object>();
    tick.put("type", "boolean");
    tick.put("title", "Yes, go ahead");
    tick.put("default", false);
    var form = new LinkedHashMap<String, Object>();
    form.put("type", "object");
    form.put("properties", Map.of(YES, tick));
    form.put("required", List.of(YES));
    return form;
  }
}

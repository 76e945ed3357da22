package callmeback.mcp.protocol.modern;

import callmeback.core.Secret;
import callmeback.mcp.protocol.visit.Refused;
import callmeback.mcp.protocol.visit.Visitor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a client keeps for us between two rounds of one request, signed: it is good for the same
/// credential, the same request, and ten minutes.
final class RequestStates {
  private static final String HMAC = "HmacSHA256";

  /// As long as a person may think about a question.
  private static final Duration LIFE = Duration.ofMinutes(10);

  /// Parts of the params that differ from round to round.
  private static final Set<String> CHANGING =
      Set.of(Names.META, Names.INPUT_RESPONSES, Names.REQUEST_STATE);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final SecretKeySpec key;
  private final InstantSource clock;

  /// @param account whose request it was
  /// @param credential by which it was made
  /// @param request what was asked, as a digest
  /// @param expires in milliseconds since 1970
  /// @param answers given so far
  private record State(
      UUID account, UUID credential, String request, long expires, Map<String, Object> answers) {}

  RequestStates(Secret key, InstantSource clock) {
    this.key = new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), HMAC);
    this.clock = clock;
  }

  String seal(Visitor visitor, JSONRPCRequest request, Map<String, Object> answers) {
    var state =
        new State(
            visitor.actor().accountId(),
            visitor.actor().credential(),
            digest(request),
            clock.instant().plus(LIFE).toEpochMilli(),
            answers);
    try {
      var body = base64(MAPPER.writeValueAsBytes(state));
      return body + "." + base64(mac(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The answers in it.
  ///
  /// @throws Refused when it is not ours, or not for this
  Map<String, Object> open(String sealed, Visitor visitor, JSONRPCRequest request) {
    var state = genuine(sealed);
    var fits =
        state.account().equals(visitor.actor().accountId())
            && state.credential().equals(visitor.actor().credential())
            && state.request().equals(digest(request))
            && state.expires() > clock.millis();
    if (!fits) {
      throw invalid();
    }
    return state.answers();
  }

  private State genuine(String sealed) {
    try {
      var dot = sealed.indexOf('.');
      var body = sealed.substring(0, Math.max(0, dot));
      var signature = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
      if (MessageDigest.isEqual(mac(body), signature)) {
        return MAPPER.readValue(Base64.getUrlDecoder().decode(body), new TypeReference<State>() {});
      }
    } catch (IOException | IllegalArgumentException _) {
      throw invalid();
    }
    throw invalid();
  }

  private static String digest(JSONRPCRequest request) {
    var lasting = new TreeMap<String, Object>();
    ((Map<?, ?>) request.params())
        .forEach((name, value) -> lasting.put(String.valueOf(name), value));
    lasting.keySet().removeAll(CHANGING);
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(request.method().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest(MAPPER.writeValueAsBytes(lasting)));
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] mac(String body) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Refused invalid() {
    return new Refused(
        400,
        ErrorCodes.INVALID_PARAMS,
        "requestState is not ours, has expired or belongs to another request: start again.");
  }
}

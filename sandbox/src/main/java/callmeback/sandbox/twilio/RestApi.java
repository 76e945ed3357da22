package callmeback.sandbox.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.sandbox.world.Packed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// `api.twilio.com/2010-04-01`: the account's calls and messages; and, told apart by their paths,
/// `verify.twilio.com/v2` and `lookups.twilio.com/v2`.
final class RestApi {

  private static final Pattern PATH =
      Pattern.compile("/" + CallJson.VERSION + "/Accounts/(AC[0-9a-fA-F]{32})(/.*)?\\.json");
  private static final Pattern CALL = Pattern.compile("/Calls/(CA[0-9a-fA-F]{32})");
  private static final Pattern VERIFY =
      Pattern.compile("/v2/Services/(VA[0-9a-fA-F]{32})/(Verifications|VerificationCheck)");
  private static final Pattern LOOKUP = Pattern.compile("/v2/PhoneNumbers/([^/]+)");
  private static final Duration HANG_UP_PATIENCE = Duration.ofSeconds(2);

  private final Exchange exchange;
  private final Switchboard switchboard;
  private final TwilioAccount account;
  private final CallJson json;
  private final CallList list;
  private final Messages messages;
  private final Verifications verifications;
  private final Lookups lookups;

  RestApi(Exchange exchange, Switchboard switchboard, Sids sids) {
    this.exchange = exchange;
    this.switchboard = switchboard;
    this.account = exchange.product().account();
    this.json = new CallJson(account.accountSid(), exchange.habits().priceDelay());
    this.list = new CallList(exchange.calls(), json);
    this.messages = new Messages(exchange, sids, json);
    this.verifications = new Verifications(exchange, sids);
    this.lookups = new Lookups(exchange.phones());
  }

  void answer(ServerRequest request, ServerResponse response) {
    try {
      authenticate(request);
      dispatch(request, response);
    } catch (TwilioError refusal) {
      refuse(request, response, refusal);
    }
  }

  /// Twilio's error body (twilio.com/docs/usage/twilios-response).
  static void refuse(ServerRequest request, ServerResponse response, TwilioError refusal) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", refusal.code())
            .put("message", refusal.text())
            .put("more_info", "https://www.twilio.com/docs/errors/" + refusal.code())
            .put("status", refusal.status());
    send(request, response, refusal.status(), body);
  }

  private void authenticate(ServerRequest request) {
    var credentials = account.accountSid() + ":" + account.authToken();
    var basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    if (!request.headers().first(HeaderNames.AUTHORIZATION).orElse("").equals(basic)) {
      throw new TwilioError(401, 20003, "Authenticate");
    }
  }

  private void dispatch(ServerRequest request, ServerResponse response) {
    var path = request.path().path();
    var verify = VERIFY.matcher(path);
    if (verify.matches() && request.prologue().method().text().equals("POST")) {
      var form = form(request);
      var sends = verify.group(2).equals("Verifications");
      var body =
          sends ? verifications.send(verify.group(1), form) : verifications.check(form, path);
      send(request, response, sends ? 201 : 200, body);
      return;
    }
    var lookup = LOOKUP.matcher(path);
    if (lookup.matches() && request.prologue().method().text().equals("GET")) {
      var url = "https://lookups.twilio.com" + path;
      send(request, response, 200, lookups.look(lookup.group(1), Form.parse(query(request)), url));
      return;
    }
    var parts = PATH.matcher(path);
    if (!parts.matches() || !parts.group(1).equals(account.accountSid())) {
      throw TwilioError.notFound(path);
    }
    var resource = parts.group(2) == null ? "" : parts.group(2);
    var call = CALL.matcher(resource);
    switch (request.prologue().method().text() + " " + (call.matches() ? "call" : resource)) {
      case "GET " -> send(request, response, 200, AccountJson.of(account, json, now()));
      case "GET /Calls" ->
          send(request, response, 200, list.page(Form.parse(query(request)), now()));
      case "POST /Calls" -> send(request, response, 201, place(form(request)));
      case "GET call" -> send(request, response, 200, json.of(find(call.group(1), path), now()));
      case "POST call" -> send(request, response, 200, update(call.group(1), form(request), path));
      case "DELETE call" -> {
        delete(find(call.group(1), path));
        response.status(204).send();
      }
      case "POST /Messages" -> send(request, response, 201, messages.send(form(request)));
      default -> throw TwilioError.notFound(path);
    }
  }

  private JsonNode place(Form form) {
    var request = CallRequest.of(form, account);
    var call = switchboard.place(request);
    if (Callback.misnamed(form)) {
      exchange.product().note("CALL", call.sid(), "21626 unknown StatusCallbackEvent");
    }
    return json.of(call, now());
  }

  /// `Status=completed` ends a call, `Status=canceled` one that is not answered yet; `Url` or
  /// `Twiml` give it other instructions.
  private JsonNode update(String sid, Form form, String path) {
    find(sid, path);
    var call =
        switchboard
            .find(sid)
            .orElseThrow(
                () -> TwilioError.badRequest(21220, "Call is not in-progress. Cannot redirect."));
    var status = form.first("Status").orElse("");
    switch (status) {
      case "completed", "canceled" -> hangUp(call, status.equals("canceled"), find(sid, path));
      case "" -> redirect(call, form, find(sid, path));
      default -> throw TwilioError.badRequest(20001, "Status must be completed or canceled");
    }
    return json.of(find(sid, path), now());
  }

  /// Only a call that is over can be deleted (twilio.com/docs/errors/20009).
  private void delete(CallRecord call) {
    if (!call.status().over()) {
      throw new TwilioError(
          409, 20009, "Cannot delete call " + call.sid() + " before it is complete.");
    }
    exchange.calls().put(call.erased());
  }

  private void hangUp(LiveCall live, boolean cancel, CallRecord call) {
    live.tell(new CallEvent.HangUp(cancel));
    if (cancel && call.status() == CallStatus.IN_PROGRESS) {
      return;
    }
    try {
      live.over(HANG_UP_PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void redirect(LiveCall live, Form form, CallRecord call) {
    var program = Program.of(form);
    if (program.isPresent() && call.status() != CallStatus.IN_PROGRESS) {
      throw TwilioError.badRequest(21220, "Call is not in-progress. Cannot redirect.");
    }
    program.ifPresent(next -> live.tell(new CallEvent.NewProgram(next)));
  }

  private CallRecord find(String sid, String path) {
    return exchange.calls().find(sid).orElseThrow(() -> TwilioError.notFound(path));
  }

  private Instant now() {
    return exchange.world().clock().instant();
  }

  private static Form form(ServerRequest request) {
    var content = request.content();
    return Form.parse(content.hasEntity() ? content.as(String.class) : "");
  }

  private static String query(ServerRequest request) {
    return request.query().rawValue();
  }

  private static void send(
      ServerRequest request, ServerResponse response, int status, JsonNode body) {
    response.status(status).header("Content-Type", "application/json");
    Packed.send(request, response, body.toString().getBytes(UTF_8));
  }
}

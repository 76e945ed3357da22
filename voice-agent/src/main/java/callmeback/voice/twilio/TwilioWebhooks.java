package callmeback.voice.twilio;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.call.Call;
import callmeback.core.call.LiveCalls;
import callmeback.core.call.Progress;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.ReportInbox;
import callmeback.core.call.ReportInbox.Report;
import callmeback.voice.line.Switchboard;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the telephone company tells and asks about a call. Any of it may come twice, late, out of
/// order, or never.
final class TwilioWebhooks implements HttpService {
  private static final System.Logger LOG = System.getLogger(TwilioWebhooks.class.getName());

  private final TwilioTelephony telephony;
  private final LiveCalls calls;
  private final ReportInbox inbox;
  private final Switchboard switchboard;
  private final String openingLine;
  private final SignedRequests requests;
  private final StreamTokens tokens;

  TwilioWebhooks(
      TwilioTelephony telephony,
      LiveCalls calls,
      ReportInbox inbox,
      Switchboard switchboard,
      String openingLine) {
    this.telephony = telephony;
    this.calls = calls;
    this.inbox = inbox;
    this.switchboard = switchboard;
    this.openingLine = openingLine;
    this.requests = new SignedRequests(telephony.config());
    this.tokens = new StreamTokens(telephony.config().authToken());
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post(TwilioConfig.ANSWER, this::answer)
        .post(TwilioConfig.ANSWER + "/{callId}", this::answer)
        .post(TwilioConfig.CALLBACK, this::callback)
        .post(TwilioConfig.CALLBACK + "/{callId}", this::callback);
    for (var door : List.of(TwilioConfig.ANSWER, TwilioConfig.CALLBACK)) {
      rules.any(door, TwilioWebhooks::onlyPost).any(door + "/{callId}", TwilioWebhooks::onlyPost);
    }
  }

  private static void onlyPost(ServerRequest request, ServerResponse response) {
    throw new HttpException("these doors are posted to", Status.METHOD_NOT_ALLOWED_405);
  }

  /// Somebody picked up: what shall be done?
  private void answer(ServerRequest request, ServerResponse response) {
    var form = requests.form(request);
    var sid = sid(form);
    var call = addressed(request, sid);
    calls.report(call, new Progress(sid, Phase.ANSWERED, 0, telephony.clock().instant()));
    var twiml = own(call, sid).filter(this::live).map(this::converse).orElseGet(Twiml::hangUp);
    response.header(HeaderNames.CONTENT_TYPE, "text/xml; charset=utf-8").send(twiml);
  }

  /// The call goes on, or is over.
  private void callback(ServerRequest request, ServerResponse response) {
    var form = requests.form(request);
    var sid = sid(form);
    var call = addressed(request, sid);
    var report = report(form, sid);
    var progress = inbox.applied(report) ? Optional.<Progress>empty() : progress(form, sid);
    progress.ifPresent(known -> {
      calls.report(call, known);
      inbox.apply(report);
    });
    response.status(Status.NO_CONTENT_204).send();
    if (progress.isPresent() && own(call, sid).isPresent()) {
      announce(call.id(), progress.get().phase());
    }
  }

  /// What a machine's recognition is reported by has no number.
  private static Report report(WebhookForm form, String sid) {
    var status = form.first("CallStatus").orElse("") + " " + form.first("AnsweredBy").orElse("");
    return new Report(sid, form.first("SequenceNumber").orElse(""), status.strip());
  }

  private void announce(UUID callId, Phase phase) {
    switch (phase) {
      case QUEUED, RINGING -> prepare(callId);
      case ANSWERED -> {}
      case VOICEMAIL, COMPLETED, BUSY, NO_ANSWER, CANCELED, FAILED -> switchboard.forget(callId);
    }
  }

  /// Looks again afterwards, so that a call which ended meanwhile leaves nothing prepared.
  private void prepare(UUID callId) {
    if (calls.find(callId).filter(this::live).isPresent()) {
      switchboard.prepare(callId);
      if (calls.find(callId).filter(this::live).isEmpty()) {
        switchboard.forget(callId);
      }
    }
  }

  private Optional<Progress> progress(WebhookForm form, String sid) {
    var phase =
        CallStates.phase(
            form.first("CallStatus").orElse(null), form.first("AnsweredBy").orElse(null));
    var seconds = form.first("CallDuration").flatMap(CallStates::seconds);
    if (phase.filter(Phase.COMPLETED::equals).isPresent() && seconds.isEmpty()) {
      return booked(sid);
    }
    return phase.map(
        known -> new Progress(sid, known, seconds.orElse(0), telephony.clock().instant()));
  }

  /// A report without a length cannot be billed by; the books are, now or when the call is
  /// reconciled.
  private Optional<Progress> booked(String sid) {
    try {
      return telephony.look(sid);
    } catch (ProblemException e) {
      LOG.log(Level.WARNING, "{0} ended without a length: {1}", sid, e.getMessage());
      return Optional.empty();
    }
  }

  private String converse(Call call) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("call", call.id().toString());
    parameters.put("token", tokens.of(call.id()));
    var stream = telephony.config().socketAddress(TwilioConfig.STREAM);
    return Twiml.converse(openingLine, stream, parameters);
  }

  /// The call named in the path, or else the one whose sid is known.
  private Call addressed(ServerRequest request, String sid) {
    var named = request.path().pathParameters().first("callId").asOptional();
    var call = named.isPresent() ? uuid(named.get()).flatMap(calls::find) : calls.findBySid(sid);
    return call.orElseThrow(TwilioWebhooks::unknownCall);
  }

  private Optional<Call> own(Call call, String sid) {
    return calls.find(call.id()).filter(found -> sid.equals(found.sid()));
  }

  private boolean live(Call call) {
    return call.status().live();
  }

  private static String sid(WebhookForm form) {
    return form.first("CallSid")
        .filter(sid -> sid.matches("CA[0-9a-fA-F]{32}"))
        .orElseThrow(TwilioWebhooks::unknownCall);
  }

  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ProblemException unknownCall() {
    return new ProblemException(new Problem.NotFound("call"));
  }
}

package callmeback.voice.twilio;

import callmeback.core.Problem.ProviderFailed;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Progress;
import callmeback.core.call.Progress.Phase;
import callmeback.core.call.Telephony;
import callmeback.voice.metering.Rates;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Dials through the telephone company's REST API, and reads its books.
public final class TwilioTelephony implements Telephony {
  public static final String NAME = "twilio";

  /// An assumption from public price lists: 1.4 cents a minute for a call to the United States and
  /// 0.4 for its media stream.
  public static final Rates.Talking RATES = new Rates.Talking(18_000);

  private static final System.Logger LOG = System.getLogger(TwilioTelephony.class.getName());

  /// Short enough that voicemail seldom answers.
  private static final int RING_SECONDS = 30;

  private static final List<String> EVENTS =
      List.of("initiated", "ringing", "answered", "completed");

  /// The books count whole seconds, by another clock.
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final int RECENT = 20;

  private final TwilioConfig config;
  private final InstantSource clock;
  private final TwilioRestClient client;
  private final Lockout lockout = new Lockout();

  public TwilioTelephony(TwilioConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.client = CreateOnceClient.sdk(config);
  }

  TwilioConfig config() {
    return config;
  }

  InstantSource clock() {
    return clock;
  }

  @Override
  public Dialling dial(UUID callId, PhoneNumber to, Duration limit) {
    try {
      @Nullable String sid = create(callId, to, limit).getSid();
      lockout.end();
      return sid == null ? new Dialling.Unclear() : new Dialling.Accepted(sid);
    } catch (TwilioException e) {
      LOG.log(Level.WARNING, "Call {0} to {1}: {2}", callId, to, Refusals.said(e));
      if (Refusals.lockedOut(e)) {
        lockout.begin(clock.instant());
        LOG.log(Level.ERROR, "Our account is not let in: no call is dialled for a while");
      }
      return Refusals.dialling(e);
    }
  }

  @Override
  public void hangUp(String sid) {
    try {
      Call.updater(sid).setStatus(Call.UpdateStatus.COMPLETED).update(client);
    } catch (TwilioException e) {
      if (!Refusals.over(e)) {
        throw Refusals.exception(e);
      }
    }
  }

  /// @throws ProblemException when the books cannot be read now
  @Override
  public Optional<Progress> look(String sid) {
    try {
      return Optional.of(progress(sid, Call.fetcher(sid).fetch(client)));
    } catch (TwilioException e) {
      if (Refusals.unknown(e)) {
        return Optional.empty();
      }
      throw Refusals.exception(e);
    }
  }

  /// @throws ProblemException when the books cannot be read now
  @Override
  public List<String> dialled(PhoneNumber to, Instant since) {
    var from = since.minus(SKEW);
    try {
      return StreamSupport.stream(dialledTo(to).spliterator(), false)
          .limit(RECENT)
          .filter(call -> config.from().e164().equals(call.getFrom()))
          .filter(call -> !created(call).isBefore(from))
          .sorted(Comparator.comparing(this::created).reversed())
          .map(Call::getSid)
          .toList();
    } catch (TwilioException e) {
      throw Refusals.exception(e);
    }
  }

  @Override
  public Duration lockedOut() {
    return lockout.left(clock.instant());
  }

  private Call create(UUID callId, PhoneNumber to, Duration limit) {
    return Call.creator(number(to), number(config.from()), config.answerUrl(callId))
        .setMethod(HttpMethod.POST)
        .setStatusCallback(config.callbackUrl(callId))
        .setStatusCallbackMethod(HttpMethod.POST)
        .setStatusCallbackEvent(EVENTS)
        .setTimeout(RING_SECONDS)
        .setTimeLimit((int) limit.toSeconds())
        .setMachineDetection("Enable")
        .setAsyncAmd("true")
        .setAsyncAmdStatusCallback(config.callbackUrl(callId))
        .setAsyncAmdStatusCallbackMethod(HttpMethod.POST)
        .create(client);
  }

  /// Newest first. Not asked for by start: a call that still waits to be dialled has none.
  private Iterable<Call> dialledTo(PhoneNumber to) {
    return Call.reader()
        .setTo(number(to))
        .setFrom(number(config.from()))
        .limit(RECENT)
        .read(client);
  }

  private Progress progress(String sid, Call call) {
    var phase =
        CallStates.phase(String.valueOf(call.getStatus()), call.getAnsweredBy())
            .orElseThrow(TwilioTelephony::unreadable);
    var at = phase == Phase.ANSWERED ? call.getStartTime() : call.getEndTime();
    return new Progress(sid, phase, CallStates.seconds(call.getDuration()).orElse(0), instant(at));
  }

  private Instant instant(@Nullable ZonedDateTime time) {
    return time == null ? clock.instant() : time.toInstant();
  }

  private Instant created(Call call) {
    return instant(call.getDateCreated());
  }

  private static com.twilio.type.PhoneNumber number(PhoneNumber phone) {
    return new com.twilio.type.PhoneNumber(phone.e164());
  }

  private static ProblemException unreadable() {
    return new ProblemException(new ProviderFailed(ProviderFailed.Provider.TELEPHONY));
  }
}

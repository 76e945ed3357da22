package callmeback.voice.twilio;

import callmeback.core.account.PhoneNumber;
import callmeback.core.call.NumberLookup;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a number is used for, by Twilio Lookup v2. Each question costs money, so that its answer is
/// kept for a day.
public final class TwilioLookup implements NumberLookup {
  private static final System.Logger LOG = System.getLogger(TwilioLookup.class.getName());
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MOST_KEPT = 10_000;

  private final TwilioRestClient client;
  private final Cache<PhoneNumber, Line> known;

  /// @param clock by which answers grow old
  public TwilioLookup(TwilioConfig config, InstantSource clock) {
    this.client = CreateOnceClient.sdk(config);
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  @Override
  public Line look(PhoneNumber phone) {
    var line = known.getIfPresent(phone);
    if (line == null) {
      line = asked(phone);
      if (line != Line.UNKNOWN) {
        known.put(phone, line);
      }
    }
    return line;
  }

  private Line asked(PhoneNumber phone) {
    try {
      var answer =
          com.twilio.rest.lookups.v2.PhoneNumber.fetcher(phone.e164())
              .setFields("line_type_intelligence")
              .fetch(client);
      if (Boolean.FALSE.equals(answer.getValid())) {
        return Line.INVALID;
      }
      return line(
          Optional.ofNullable(answer.getLineTypeIntelligence())
              .map(found -> found.getType())
              .orElse(null));
    } catch (TwilioException e) {
      if (Refusals.unknown(e)) {
        return Line.INVALID;
      }
      LOG.log(Level.WARNING, "Number {0} was not looked up: {1}", phone, Refusals.said(e));
      return Line.UNKNOWN;
    }
  }

  /// The types of https://www.twilio.com/docs/lookup/v2-api/line-type-intelligence.
  private static Line line(@Nullable String type) {
    return switch (type) {
      case "mobile", "landline", "fixedVoip", "nonFixedVoip", "personal" -> Line.ORDINARY;
      case "premium", "sharedCost", "tollFree", "uan", "voicemail", "pager" -> Line.SERVICE;
      case null, default -> Line.UNKNOWN;
    };
  }
}

package callmeback.voice.twilio;

import callmeback.core.schedule.Notices;
import callmeback.core.schedule.ScheduledCall;
import callmeback.prompts.Prompt;
import callmeback.prompts.Prompts;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Notices as text messages to the telephone that was to ring.
public final class TwilioNotices implements Notices {
  private static final System.Logger LOG = System.getLogger(TwilioNotices.class.getName());

  private final TwilioConfig config;
  private final Prompts prompts;
  private final TwilioRestClient client;

  public TwilioNotices(TwilioConfig config, Prompts prompts) {
    this.config = config;
    this.prompts = prompts;
    this.client =
        new TwilioRestClient.Builder(config.accountSid(), config.authToken().value())
            .httpClient(new CreateOnceClient(config.apiBase()))
            .build();
  }

  @Override
  public void tell(ScheduledCall call, Notice notice) {
    var to = new PhoneNumber(call.phone().e164());
    var from = new PhoneNumber(config.from().e164());
    try {
      Message.creator(to, from, words(call, notice)).create(client);
    } catch (TwilioException e) {
      LOG.log(
          Level.WARNING,
          "Scheduled call {0}: notice {1} was not sent, {2}",
          call.id(),
          notice,
          Refusals.said(e));
    }
  }

  private String words(ScheduledCall call, Notice notice) {
    var prompt = prompts.get("notices/" + notice.name().toLowerCase(Locale.ROOT));
    return prompt.fill(values(prompt, call));
  }

  private Map<String, String> values(Prompt prompt, ScheduledCall call) {
    var values =
        new HashMap<>(Map.of("persona", call.personaName(), "link", config.address("/schedule")));
    values.keySet().removeIf(name -> !prompt.body().contains("{{" + name + "}}"));
    return values;
  }
}

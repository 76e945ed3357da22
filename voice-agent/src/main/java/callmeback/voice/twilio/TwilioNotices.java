package callmeback.voice.twilio;

import callmeback.core.ProblemException;
import callmeback.core.account.Messenger;
import callmeback.core.schedule.Notices;
import callmeback.core.schedule.ScheduledCall;
import callmeback.prompts.Prompt;
import callmeback.prompts.Prompts;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Notices as text messages to the telephone that was to ring.
public final class TwilioNotices implements Notices {
  private static final System.Logger LOG = System.getLogger(TwilioNotices.class.getName());

  private final Messenger messenger;
  private final TwilioConfig config;
  private final Prompts prompts;

  public TwilioNotices(TwilioConfig config, Prompts prompts) {
    this.messenger = new TwilioMessenger(config);
    this.config = config;
    this.prompts = prompts;
  }

  @Override
  public void tell(ScheduledCall call, Notice notice) {
    try {
      messenger.text(call.phone(), words(call, notice));
    } catch (ProblemException e) {
      LOG.log(
          Level.WARNING,
          "Scheduled call {0}: notice {1} was not sent, {2}",
          call.id(),
          notice,
          e.problem());
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

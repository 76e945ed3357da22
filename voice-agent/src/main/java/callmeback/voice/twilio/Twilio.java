package callmeback.voice.twilio;

import callmeback.core.call.LiveCalls;
import callmeback.core.call.ReportInbox;
import callmeback.voice.line.Switchboard;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.websocket.WsRouting;
import java.util.concurrent.ScheduledExecutorService;

/// Where the telephone company reaches us: its webhooks, and the media streams of calls.
///
/// [TwilioTelephony] is the other direction, and there first, for [LiveCalls] needs it.
public final class Twilio implements AutoCloseable {
  private final TwilioWebhooks webhooks;
  private final StreamGate gate;
  private final Switchboard switchboard;
  private final Watchdog watchdog;

  private Twilio(
      TwilioWebhooks webhooks, StreamGate gate, Switchboard switchboard, Watchdog watchdog) {
    this.webhooks = webhooks;
    this.gate = gate;
    this.switchboard = switchboard;
    this.watchdog = watchdog;
  }

  /// @param openingLine what a picked-up call hears while its stream is connected
  /// @param inbox remembers the reports that were acted on
  /// @param scheduler for the watchdog's looks, each a short one; stays the caller's
  public static Twilio open(
      TwilioTelephony telephony,
      LiveCalls calls,
      ReportInbox inbox,
      Switchboard switchboard,
      String openingLine,
      ScheduledExecutorService scheduler) {
    return new Twilio(
        new TwilioWebhooks(telephony, calls, inbox, switchboard, openingLine),
        new StreamGate(telephony.config(), calls),
        switchboard,
        new Watchdog(scheduler));
  }

  /// The four webhooks, by their full paths. Refusals are thrown as
  /// [callmeback.core.ProblemException], for the error handler of the server they are mounted in.
  public HttpService webhooks() {
    return webhooks;
  }

  /// Mounts the media stream, by its full path.
  public void register(WsRouting.Builder sockets) {
    sockets.endpoint(TwilioConfig.STREAM, () -> new MediaStream(gate, switchboard, watchdog));
  }

  /// Stops looking after streams; those that are open live on.
  @Override
  public void close() {
    watchdog.close();
  }
}

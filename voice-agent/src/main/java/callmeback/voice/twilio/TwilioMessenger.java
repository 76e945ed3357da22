package callmeback.voice.twilio;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Messenger;
import callmeback.core.account.PhoneNumber;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;

/// Text messages through the telephone company, from the number that also calls.
public final class TwilioMessenger implements Messenger {
  private final PhoneNumber from;
  private final TwilioRestClient client;

  public TwilioMessenger(TwilioConfig config) {
    this.from = config.from();
    this.client = CreateOnceClient.sdk(config);
  }

  @Override
  public void text(PhoneNumber to, String body) {
    try {
      Message.creator(number(to), number(from), body).create(client);
    } catch (TwilioException e) {
      throw switch (Refusals.code(e)) {
        case 21211, 21610, 21614 ->
            new ProblemException(Problem.Invalid.field("phone", "takes no texts from us"), e);
        default -> Refusals.ofMessage(e);
      };
    }
  }

  private static com.twilio.type.PhoneNumber number(PhoneNumber phone) {
    return new com.twilio.type.PhoneNumber(phone.e164());
  }
}

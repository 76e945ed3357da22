package callmeback.voice.twilio;

import callmeback.core.account.OutsideRecords;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;

/// Calls in the telephone company's books, by their sids.
public final class TwilioRecords implements OutsideRecords {
  private final TwilioRestClient client;

  public TwilioRecords(TwilioConfig config) {
    this.client = CreateOnceClient.sdk(config);
  }

  @Override
  public void delete(String sid) {
    try {
      Call.deleter(sid).delete(client);
    } catch (TwilioException e) {
      if (!Refusals.unknown(e)) {
        throw Refusals.exception(e);
      }
    }
  }
}

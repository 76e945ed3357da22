package callmeback.voice.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The SDK's way to the network, which repeats anything but what calls, writes to or charges
/// people, or uses a code up: the creation of a call, a text message or a code, and its check.
final class CreateOnceClient extends NetworkHttpClient {
  private static final Timeout CONNECT = Timeout.ofSeconds(3);
  private static final Timeout READ = Timeout.ofSeconds(8);

  @SuppressWarnings("deprecation")
  private static final RequestConfig LIMITS =
      RequestConfig.custom()
          .setConnectionRequestTimeout(CONNECT)
          .setConnectTimeout(CONNECT)
          .setResponseTimeout(READ)
          .setRedirectsEnabled(false)
          .build();

  /// @param base where requests go instead of to the host they name; they still name it
  CreateOnceClient(@Nullable URI base) {
    super(builder(base));
  }

  static TwilioRestClient sdk(TwilioConfig config) {
    return new TwilioRestClient.Builder(config.accountSid(), config.authToken().value())
        .httpClient(new CreateOnceClient(config.apiBase()))
        .build();
  }

  @Override
  public Response reliableRequest(Request request) {
    return creates(request) ? makeRequest(request) : super.reliableRequest(request);
  }

  private static boolean creates(Request request) {
    var url = request.getUrl();
    return request.getMethod() == HttpMethod.POST
        && (url.endsWith("/Calls.json")
            || url.endsWith("/Messages.json")
            || url.endsWith("/Verifications")
            || url.endsWith("/VerificationCheck"));
  }

  /// No connection is used twice: one that had died meanwhile would leave a dial unclear.
  private static HttpClientBuilder builder(@Nullable URI base) {
    var builder =
        HttpClientBuilder.create()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .setConnectionReuseStrategy((_, _, _) -> false)
            .addExecInterceptorFirst("limits", CreateOnceClient::limited);
    if (base != null) {
      var route = new HttpRoute(new HttpHost(base.getScheme(), base.getHost(), base.getPort()));
      builder.setRoutePlanner((_, _) -> route);
    }
    return builder;
  }

  /// The SDK gives each request its own limits of half a minute; ours are set after that.
  private static ClassicHttpResponse limited(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    scope.clientContext.setRequestConfig(LIMITS);
    return chain.proceed(request, scope);
  }
}

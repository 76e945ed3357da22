package callmeback.voice.wire;

import java.time.Duration;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// The HTTP client that all providers share.
public final class ProviderHttp {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private ProviderHttp() {}

  /// A client for any number of calls at once. Every open WebSocket occupies a request of its
  /// dispatcher for as long as it lives, so the dispatcher has no limit and virtual threads.
  public static OkHttpClient client() {
    var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return new OkHttpClient.Builder().dispatcher(dispatcher).connectTimeout(CONNECT).build();
  }
}

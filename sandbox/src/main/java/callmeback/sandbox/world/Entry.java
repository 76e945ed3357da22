package callmeback.sandbox.world;

import java.time.Instant;

/// One line of the journal: something a simulator was asked, or sent.
///
/// @param seq 1, 2, 3, ... in the order of recording
/// @param direction [#REQUEST], [#WEBHOOK], [#CALLBACK] or [#SOCKET]
/// @param status the HTTP status; 0 if there was no answer
/// @param millis how long the answer took
/// @param note what a reader should know beyond that, such as the mishap that struck
/// @param body what was sent, masked and at most 4 KiB
public record Entry(
    long seq,
    Instant at,
    String provider,
    String direction,
    String method,
    String path,
    int status,
    long millis,
    String note,
    String body) {

  /// Somebody asked a simulator over HTTP.
  public static final String REQUEST = "request";

  /// A simulator told the product about an event.
  public static final String WEBHOOK = "webhook";

  /// A simulator asked the product what to do, or told it how a call goes.
  public static final String CALLBACK = "callback";

  /// A WebSocket was opened, used or closed.
  public static final String SOCKET = "socket";

  /// A line yet without an answer; the journal gives it its number and time.
  public static Entry of(String provider, String direction, String method, String path) {
    return new Entry(0, Instant.EPOCH, provider, direction, method, path, 0, 0, "", "");
  }

  public Entry answered(int status, long millis) {
    return new Entry(seq, at, provider, direction, method, path, status, millis, note, body);
  }

  public Entry noting(String note) {
    return new Entry(seq, at, provider, direction, method, path, status, millis, note, body);
  }

  public Entry carrying(String body) {
    return new Entry(seq, at, provider, direction, method, path, status, millis, note, body);
  }

  Entry numbered(long seq, Instant at) {
    return new Entry(
        seq, at, provider, direction, method, Mask.of(path), status, millis, note, Mask.of(body));
  }
}

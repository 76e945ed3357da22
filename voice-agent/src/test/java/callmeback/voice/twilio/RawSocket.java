package callmeback.voice.twilio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/// The telephone company's end of a WebSocket, byte by byte, so that it can misbehave.
final class RawSocket implements AutoCloseable {
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;

  /// A frame that came in; the code of a close stands before its text.
  record Frame(int opcode, String text) {}

  private final Socket socket;
  private final DataInputStream in;
  private final String answer;

  /// Asks for an upgrade; an empty signature is not sent.
  RawSocket(int port, String signature) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    in = new DataInputStream(socket.getInputStream());
    var request = new StringBuilder("GET " + TwilioConfig.STREAM + " HTTP/1.1\r\n");
    request.append("Host: somewhere.else\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    request.append("Sec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n");
    if (!signature.isEmpty()) {
      request.append("X-Twilio-Signature: ").append(signature).append("\r\n");
    }
    socket.getOutputStream().write(request.append("\r\n").toString().getBytes(US_ASCII));
    answer = line();
    while (!line().isEmpty()) {}
  }

  /// The status line.
  String answer() {
    return answer;
  }

  void text(String text) throws IOException {
    frame(TEXT, true, text.getBytes(UTF_8));
  }

  /// The same message in two frames.
  void halves(String text) throws IOException {
    frame(TEXT, false, text.substring(0, 10).getBytes(UTF_8));
    frame(0, true, text.substring(10).getBytes(UTF_8));
  }

  void binary(byte[] data) throws IOException {
    frame(BINARY, true, data);
  }

  void ping(String data) throws IOException {
    frame(PING, true, data.getBytes(UTF_8));
  }

  void sayGoodbye() throws IOException {
    frame(CLOSE, true, new byte[] {3, (byte) 232});
  }

  /// The connection breaks: no close frame, not even an end of the stream in good order.
  void kill() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  Frame next() throws IOException {
    var opcode = in.readUnsignedByte() & 0x0F;
    var length = in.readUnsignedByte();
    var size =
        length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
    var data = in.readNBytes(size);
    return opcode == CLOSE
        ? new Frame(
            opcode, ((data[0] & 0xFF) << 8 | data[1] & 0xFF) + new String(data, 2, size - 2, UTF_8))
        : new Frame(opcode, new String(data, UTF_8));
  }

  /// Whether the other end let go of the connection.
  boolean ended() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void frame(int opcode, boolean last, byte[] data) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | opcode);
    if (data.length < 126) {
      frame.write(0x80 | data.length);
    } else if (data.length < 65_536) {
      frame.write(0x80 | 126);
      frame.write(data.length >> 8);
      frame.write(data.length);
    } else {
      frame.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) data.length >> shift));
      }
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(data);
    socket.getOutputStream().write(frame.toByteArray());
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}

package callmeback.app.house;

/// Another program listens where the product should.
public final class PortTaken extends RuntimeException {
  PortTaken(int port) {
    super(
        "Port %d is in use by another program. Stop that one, or choose another port: PORT=%d ./run"
            .formatted(port, port + 100));
  }
}

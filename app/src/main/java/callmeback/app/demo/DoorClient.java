package callmeback.app.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// The sandbox's control door: a telephone that is told what to do, and the books.
final class DoorClient {
  private static final int RINGS_MS = 800;

  private final Door door;

  DoorClient(URI base) {
    door = new Door(base);
  }

  /// The telephone with this number picks up after a moment and then goes through the steps.
  void answer(String number, List<Map<String, ?>> steps) throws InterruptedException {
    var behaviour = Map.of("behaviour", "answer", "answer_after_ms", RINGS_MS, "script", steps);
    door.put("/phones/" + number, behaviour);
  }

  Telephone telephone(String number) throws InterruptedException {
    return Shape.read(door.get("/phones/" + number), Telephone.class);
  }

  Books books() throws InterruptedException {
    return Shape.read(door.get("/books"), Books.class);
  }
}

package callmeback.raindrop.hosted;

import callmeback.raindrop.memory.SmartMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The same, with everything that waits replayed before each request.
@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class ReplayedMemoryTest extends HostedMemoryTest {
  ReplayedMemoryTest(Database database) {
    super(database);
  }

  @Override
  protected SmartMemory memory() {
    hosted.delivery().replay(100);
    return super.memory();
  }
}

package callmeback.core;

import java.util.UUID;

/// Where new ids come from; a test passes its own.
public interface Ids {

  UUID next();
}

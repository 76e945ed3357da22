package callmeback.bench;

import java.io.IOException;

/// One kind of work that is done over and over.
interface Work {

  /// Does it once.
  ///
  /// @param worker from 0
  /// @param turn how often this worker has done it before
  /// @return what came of it
  /// @throws IOException when it went wrong: the whole measurement is void then
  Object once(int worker, long turn) throws IOException;
}

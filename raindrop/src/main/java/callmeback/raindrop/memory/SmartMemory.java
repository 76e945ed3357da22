package callmeback.raindrop.memory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Memory in sessions: Raindrop's SmartMemory, hosted or embedded.
///
/// A session belongs to an owner, any string that names whose memory it is. While it is open its
/// entries are working memory; ended with `flush` they become an episode, which [#recall] finds in
/// later sessions of the same owner. Methods that take an open session throw [UnknownSession] for
/// another, and all throw an unchecked exception of the store if it cannot be reached.
///
/// Beside its sessions an owner has procedures: texts under keys, kept until they are deleted.
public interface SmartMemory {
  /// Opens a session for the owner and gives its id.
  String startSession(String owner);

  /// Adds an entry to an open session and gives its id.
  String putMemory(String session, NewMemory memory);

  /// The matching entries of an open session, oldest first.
  List<Memory> getMemory(String session, MemoryQuery query);

  /// The matching entries of an open session that share a word with the terms, best first.
  List<Memory> searchMemory(String session, String terms, MemoryQuery query);

  /// Removes an entry of a session, open or ended. Whether there was one.
  boolean deleteMemory(String session, String memory);

  /// Ends an open session: with `flush` its entries are kept as an episode, without it they are
  /// gone.
  void endSession(String session, boolean flush);

  /// Entries of the owner's episodes that share a word with the terms, best first, at most `limit`.
  /// Only the latest entries are looked at, so that it can be asked at every turn of a call.
  List<Memory> recall(String owner, String terms, int limit);

  /// Keeps a value under a key, in place of any that was there.
  void putProcedure(String owner, String key, String value);

  /// The value under a key.
  Optional<String> getProcedure(String owner, String key);

  /// Removes a key and its value. Whether there was one.
  boolean deleteProcedure(String owner, String key);

  /// All of the owner's procedures, by key.
  List<Procedure> listProcedures(String owner);

  /// Procedures of the owner whose values share a word with the terms or, where the store can tell,
  /// mean something like them; best first, at most `limit`. Quick enough to be asked at every turn
  /// of a call.
  ///
  /// @param patience how much longer than by words alone it may take; zero for words alone
  List<Procedure> searchProcedures(String owner, String terms, int limit, Duration patience);

  /// Removes every session of the owner, all that was said in them, and the owner's procedures;
  /// says how many sessions.
  long forget(String owner);
}

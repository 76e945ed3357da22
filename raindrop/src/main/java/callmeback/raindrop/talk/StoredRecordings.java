package callmeback.raindrop.talk;

import callmeback.core.call.Call;
import callmeback.core.call.Recordings;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.bucket.ObjectContent;
import callmeback.raindrop.bucket.SmartBuckets;
import callmeback.raindrop.bucket.StoredObject;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// The sound of calls in SmartBuckets: a WAV file in pieces, because an object is smaller than half
/// an hour. The first piece is stored last, so that what begins is whole.
public final class StoredRecordings implements Recordings {
  private static final int PIECE = NewObject.MOST_BYTES;
  private static final String FIRST = "0";

  private final SmartBuckets buckets;

  public StoredRecordings(SmartBuckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public void keep(Call call, byte[] wav, Instant until) {
    Reach.into(() -> {
      for (var piece = (wav.length - 1) / PIECE; piece >= 0; piece--) {
        var from = piece * PIECE;
        var part = Arrays.copyOfRange(wav, from, Math.min(wav.length, from + PIECE));
        buckets.put(new NewObject(key(call, piece), part, "audio/wav", until));
      }
      return wav;
    });
  }

  @Override
  public Optional<byte[]> find(Call call) {
    return Reach.into(() -> {
      var wav = new ByteArrayOutputStream();
      var piece = 0;
      do {
        buckets.get(key(call, piece++)).map(ObjectContent::content).ifPresent(wav::writeBytes);
      } while (wav.size() == piece * PIECE);
      return wav.size() == 0 ? Optional.<byte[]>empty() : Optional.of(wav.toByteArray());
    });
  }

  @Override
  public boolean delete(Call call) {
    return delete(call.accountId(), call.id()::equals);
  }

  @Override
  public List<Kept> of(UUID accountId) {
    return Reach.into(() ->
        buckets.list(folder(accountId)).stream()
            .filter(piece -> segment(piece, 3).equals(FIRST))
            .map(piece -> new Kept(callId(piece), Objects.requireNonNull(piece.expiresAt())))
            .toList());
  }

  @Override
  public void deleteAll(UUID accountId) {
    delete(accountId, _ -> true);
  }

  /// Those of some calls.
  void deleteAll(UUID accountId, Set<UUID> calls) {
    delete(accountId, calls::contains);
  }

  /// The first piece goes first.
  private boolean delete(UUID accountId, Predicate<UUID> which) {
    return Reach.into(() -> {
      var pieces =
          buckets.list(folder(accountId)).stream().filter(p -> which.test(callId(p))).toList();
      pieces.forEach(piece -> buckets.delete(piece.key()));
      return !pieces.isEmpty();
    });
  }

  private static String key(Call call, int piece) {
    return folder(call.accountId()) + call.id() + "/" + piece;
  }

  private static UUID callId(StoredObject piece) {
    return UUID.fromString(segment(piece, 2));
  }

  private static String segment(StoredObject piece, int number) {
    return piece.key().split("/")[number];
  }

  private static String folder(UUID accountId) {
    return "audio/%s/".formatted(accountId);
  }
}

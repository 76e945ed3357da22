package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.Actor;
import callmeback.core.account.Consent;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.ProfileChange;
import callmeback.core.account.ProfileStore;
import callmeback.core.account.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class CallAudioTest {
  private static final byte[] SOUND = {1, 2, 3};

  private final Exchange exchange = new Exchange();
  private final Drawer drawer = new Drawer();
  private final Actor ann = exchange.till.ann;
  private final CallAudio audio =
      new CallAudio(drawer, exchange.till.accounts, exchange.store, exchange.till.clock);

  @Test
  void isKeptForADayWhereThePersonAgreed() {
    agree(true);
    var call = exchange.place();

    assertThat(audio.wanted(context(call))).isTrue();
    audio.keep(call, SOUND);

    assertThat(audio.of(ann, call.id())).isEqualTo(SOUND);
    assertThat(audio.all(ann))
        .containsExactly(
            new Recordings.Kept(
                call.id(), exchange.till.clock.instant().plus(Duration.ofHours(24))));
  }

  @Test
  void isNotKeptByDefault() {
    var call = exchange.place();

    assertThat(audio.wanted(context(call))).isFalse();
    audio.keep(call, SOUND);

    assertThat(drawer.kept).isEmpty();
  }

  @Test
  void isNotKeptWhenTheConsentIsTakenBackDuringTheCall() {
    agree(true);
    var call = exchange.place();
    agree(false);

    audio.keep(call, SOUND);

    assertThat(drawer.kept).isEmpty();
  }

  @Test
  void nobodyAgreesForWhoeverAnswersAnotherTelephone() {
    agree(true);
    var call = elsewhere(exchange.place());
    var context = context(call);

    assertThat(
            audio.wanted(
                new CallContext(
                    call,
                    context.caller(),
                    context.persona(),
                    context.relationship(),
                    null,
                    context.secondsLeft())))
        .isFalse();
    audio.keep(call, SOUND);

    assertThat(drawer.kept).isEmpty();
  }

  @Test
  void aStoreThatIsDownCostsTheRecordingOnly() {
    agree(true);
    var call = exchange.place();
    drawer.down = true;

    audio.keep(call, SOUND);

    drawer.down = false;
    assertMissing("recording", () -> audio.of(ann, call.id()));
  }

  @Test
  void somebodyElsesIsAsIfThereWereNone() {
    agree(true);
    var call = exchange.place();
    audio.keep(call, SOUND);

    assertMissing("call", () -> audio.of(exchange.till.bo, call.id()));
    assertMissing("call", () -> audio.delete(exchange.till.bo, call.id()));
    assertThat(audio.of(ann, call.id())).isEqualTo(SOUND);
  }

  @Test
  void isDeletedOnce() {
    agree(true);
    var call = exchange.place();
    audio.keep(call, SOUND);

    audio.delete(ann, call.id());

    assertMissing("recording", () -> audio.of(ann, call.id()));
    assertMissing("recording", () -> audio.delete(ann, call.id()));
  }

  @Test
  void takingTheConsentBackDeletesWhatThereIsAndNothingElseDoes() {
    agree(true);
    var call = exchange.place();
    audio.keep(call, SOUND);
    var profiles = new Profiles(new Anns(), _ -> true, audio, exchange.till.clock);

    profiles.change(ann, new ProfileChange(null, null, null, null));
    profiles.change(ann, new ProfileChange(null, null, null, true));
    assertThat(audio.of(ann, call.id())).isEqualTo(SOUND);
    profiles.change(ann, new ProfileChange(null, null, null, false));

    assertMissing("recording", () -> audio.of(ann, call.id()));
  }

  private void agree(boolean keepAudio) {
    exchange.till.accounts.keepAudio(ann.accountId(), keepAudio);
  }

  private CallContext context(Call call) {
    return exchange.live.context(ann, call.id());
  }

  private static Call elsewhere(Call call) {
    return new Call(
        call.id(),
        call.accountId(),
        call.personaId(),
        call.personaName(),
        new PhoneNumber("+14155550199"),
        call.intentId(),
        call.minutes(),
        call.status(),
        call.sid(),
        call.answeredAt(),
        call.heardAt(),
        call.endedAt(),
        call.seconds(),
        call.cost(),
        call.outcome(),
        call.createdAt());
  }

  private static void assertMissing(String what, Runnable asking) {
    assertThatThrownBy(asking::run)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.NotFound(what)));
  }

  /// Ann's profile, which stays as it is.
  private final class Anns implements ProfileStore {
    @Override
    public Optional<Account> change(UUID accountId, ProfileChange change, Instant at) {
      return exchange.till.accounts.find(accountId);
    }

    @Override
    public Optional<Account> verified(
        UUID accountId, PhoneNumber phone, Consent consent, Instant at) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Drawer implements Recordings {
    private final Map<Call, Instant> kept = new HashMap<>();
    private boolean down;

    @Override
    public void keep(Call call, byte[] wav, Instant until) {
      if (down) {
        throw new ProblemException(new Problem.Unavailable(Duration.ofSeconds(2)));
      }
      assertThat(wav).isEqualTo(SOUND);
      kept.put(call, until);
    }

    @Override
    public Optional<byte[]> find(Call call) {
      return find(call.id()).map(_ -> SOUND);
    }

    @Override
    public boolean delete(Call call) {
      return kept.keySet().removeIf(each -> each.id().equals(call.id()));
    }

    @Override
    public List<Kept> of(UUID accountId) {
      return kept.entrySet().stream()
          .filter(each -> each.getKey().accountId().equals(accountId))
          .map(each -> new Kept(each.getKey().id(), each.getValue()))
          .toList();
    }

    @Override
    public void deleteAll(UUID accountId) {
      kept.keySet().removeIf(each -> each.accountId().equals(accountId));
    }

    private Optional<Call> find(UUID id) {
      return kept.keySet().stream().filter(each -> each.id().equals(id)).findFirst();
    }
  }
}

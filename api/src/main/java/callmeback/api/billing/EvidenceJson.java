package callmeback.api.billing;

import callmeback.api.billing.ReceiptRoutes.ReceiptJson;
import callmeback.core.call.Call;
import callmeback.core.call.Outcome;
import callmeback.core.dispute.Evidence;
import callmeback.core.dispute.Evidence.Conversation;
import callmeback.core.dispute.Traces;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The evidence for a charge, as it is shown.
record EvidenceJson(
    CallJson call,
    PaymentJson payment,
    ReceiptJson receipt,
    TelephoneJson telephone,
    @Nullable ConsentJson consent,
    @Nullable ScheduleJson schedule,
    @Nullable ProgramJson program,
    Conversation conversation) {

  /// A call without whom it called, but for the last four digits.
  record CallJson(
      UUID id,
      UUID userId,
      String personaName,
      String phoneLast4,
      @Nullable String outcome,
      Instant createdAt,
      @Nullable Instant answeredAt,
      @Nullable Instant heardAt,
      @Nullable Instant endedAt,
      int minutesAsked,
      int seconds) {

    static CallJson of(Call call) {
      return new CallJson(
          call.id(),
          call.accountId(),
          call.personaName(),
          call.phone().lastFour(),
          word(call.outcome()),
          call.createdAt(),
          call.answeredAt(),
          call.heardAt(),
          call.endedAt(),
          call.minutes().value(),
          call.seconds());
    }

    private static @Nullable String word(@Nullable Outcome outcome) {
      return outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT);
    }
  }

  /// The hold here and at the payment company.
  record PaymentJson(
      UUID holdId,
      String paymentIntentId,
      String state,
      @Nullable String cardBrand,
      @Nullable String cardLast4,
      long refunded,
      boolean disputed) {

    static PaymentJson of(Call call, Traces.Payment payment) {
      var card = payment.card();
      return new PaymentJson(
          payment.holdId(),
          call.intentId(),
          payment.state().name().toLowerCase(Locale.ROOT),
          card == null ? null : card.brand(),
          card == null ? null : card.last4(),
          payment.refunded().value(),
          payment.disputed());
    }
  }

  /// What the telephone company knows the call by, and told of it.
  record TelephoneJson(
      @Nullable String sid,
      int attempts,
      @Nullable Instant dialledAt,
      boolean ownNumber,
      List<ReportJson> reports) {

    static TelephoneJson of(Call call, Traces.Dialling dialling) {
      return new TelephoneJson(
          call.sid(),
          dialling.attempts(),
          dialling.lastAt(),
          dialling.ownNumber(),
          dialling.reports().stream()
              .map(report -> new ReportJson(report.status(), report.sequence(), report.at()))
              .toList());
    }
  }

  /// One report of the telephone company.
  record ReportJson(String status, String sequence, Instant at) {}

  /// What the account's owner agreed to when they proved their number.
  record ConsentJson(String version, Instant at) {
    static @Nullable ConsentJson of(Traces.@Nullable Consented consent) {
      return consent == null ? null : new ConsentJson(consent.version(), consent.at());
    }
  }

  /// The appointment that was made.
  record ScheduleJson(UUID id, Instant askedAt, Instant scheduledTime) {
    static @Nullable ScheduleJson of(Traces.@Nullable Scheduled schedule) {
      return schedule == null
          ? null
          : new ScheduleJson(schedule.id(), schedule.askedAt(), schedule.time());
    }
  }

  /// The program that asked, and what its owner agreed to.
  record ProgramJson(
      UUID credentialId, @Nullable UUID quoteId, @Nullable UUID confirmationId, Instant at) {
    static @Nullable ProgramJson of(Traces.@Nullable Spent spent) {
      return spent == null
          ? null
          : new ProgramJson(spent.credential(), spent.quote(), spent.confirmation(), spent.at());
    }
  }

  static EvidenceJson of(Evidence evidence) {
    var call = evidence.money().call();
    var traces = evidence.traces();
    return new EvidenceJson(
        CallJson.of(call),
        PaymentJson.of(call, traces.payment()),
        ReceiptJson.of(evidence.money()),
        TelephoneJson.of(call, traces.dialling()),
        ConsentJson.of(traces.consent()),
        ScheduleJson.of(traces.schedule()),
        ProgramJson.of(traces.program()),
        evidence.conversation());
  }
}

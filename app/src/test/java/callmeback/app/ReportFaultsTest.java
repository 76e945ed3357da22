package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.Credentials;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the telephone company reports comes twice, too early, too late, never, or from somebody
/// else: a call is charged once, for what it was (rows 7 to 12 of facts/billing-telephony.md, 6.4).
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("ReportFaultsTest")
class ReportFaultsTest {
  private static final String REPORT = "/api/twilio/callback/";

  @TempDir static Path home;
  private static FaultyHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = FaultyHouse.open(home);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void invariants() {
    house.requireSound();
  }

  /// Rows 7, 8 and 9, and reports that are merely late.
  @ParameterizedTest
  @ValueSource(strings = {"duplicate", "reorder", "lose", "late"})
  void howeverReportsComeTheCallIsChargedOnce(String mishap) throws Exception {
    var ann = house.caller();
    house.mishap("twilio", REPORT + "*", 0, mishap, Map.of("delay_ms", 2_000));
    var id = ann.call(ann.hold(2)).path("id").asText();
    house.await(
        "the report, or somebody to ask for it",
        () -> {
          house.pass("20 seconds");
          return house.count("calls WHERE ended_at IS NULL") == 0;
        });
    var call = ann.awaitSettled(id);
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.at("/money/captured").asInt()).isEqualTo(65);
    assertThat(house.ledger(id, "CAPTURE")).isEqualTo(1);
    assertThat(ann.door().get("/api/user/usage").path("total_calls").asInt()).isEqualTo(1);
  }

  /// Row 10.
  @Test
  void aReportOfACallThatIsNotOursChangesNothing() throws Exception {
    var calls = house.count("calls");
    var unknown = REPORT + "00000000-0000-0000-0000-000000000000";
    assertThat(reported(unknown, completed("CA" + "0".repeat(32), "0"))).isIn(403, 404);
    assertThat(house.count("calls")).isEqualTo(calls);
    assertThat(house.count("call_reports WHERE sid = 'CA%s'".formatted("0".repeat(32)))).isZero();
  }

  /// Row 11, with a signature for another address.
  @Test
  void aReportSignedForAnotherAddressIsForbidden() throws Exception {
    var fields = completed("CA" + "0".repeat(32), "0");
    var signature = signature(house.product() + "/elsewhere", fields);
    assertThat(send(REPORT + "x", fields, signature)).isEqualTo(403);
  }

  /// Row 12.
  @Test
  void aGenuineReportThatIsRepeatedADayLaterChangesNothing() throws Exception {
    var ann = house.caller();
    var call = ann.awaitSettled(ann.call(ann.hold(2)).path("id").asText());
    var id = call.path("id").asText();
    var entries = house.count("ledger");
    var fields = completed(call.path("sid").asText(), "3");
    for (var times = 0; times < 2; times++) {
      assertThat(reported(REPORT + id, fields)).isEqualTo(204);
    }
    assertThat(house.count("ledger")).isEqualTo(entries);
    assertThat(ann.look(id).path("duration")).isEqualTo(call.path("duration"));
  }

  private static Map<String, String> completed(String sid, String sequence) {
    return new TreeMap<>(
        Map.of(
            "CallSid",
            sid,
            "AccountSid",
            Credentials.TWILIO_ACCOUNT_SID,
            "CallStatus",
            "completed",
            "CallDuration",
            "600",
            "SequenceNumber",
            sequence));
  }

  private static int reported(String path, Map<String, String> fields) throws Exception {
    return send(path, fields, signature(house.product() + path, fields));
  }

  private static int send(String path, Map<String, String> fields, String signature)
      throws Exception {
    var form =
        fields.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(house.product() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signature)
            .POST(BodyPublishers.ofString(form))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  /// The company's own scheme, written down independently of its SDK.
  private static String signature(String address, Map<String, String> fields) throws Exception {
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(
        new SecretKeySpec(
            Credentials.TWILIO_AUTH_TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    var signed = new StringBuilder(address);
    fields.forEach((name, value) -> signed.append(name).append(value));
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
  }
}

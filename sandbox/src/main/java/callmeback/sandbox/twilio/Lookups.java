package callmeback.sandbox.twilio;

import callmeback.sandbox.phone.LineType;
import callmeback.sandbox.phone.PhoneBook;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `lookups.twilio.com/v2/PhoneNumbers/{number}`: whether it is one, and what it is used for.
///
/// Source: twilio.com/docs/lookup/v2-api. All of +1 counts as the United States.
final class Lookups {
  private static final String LINE_TYPE = "line_type_intelligence";

  /// What can be asked for; only the line type has an answer here.
  private static final List<String> FIELDS =
      List.of(
          "caller_name",
          "sim_swap",
          "call_forwarding",
          LINE_TYPE,
          "line_status",
          "identity_match",
          "reassigned_number",
          "sms_pumping_risk",
          "phone_number_quality_score",
          "pre_fill");

  private static final Map<String, String> COUNTRIES =
      Map.ofEntries(
          Map.entry("1", "US"),
          Map.entry("31", "NL"),
          Map.entry("32", "BE"),
          Map.entry("33", "FR"),
          Map.entry("34", "ES"),
          Map.entry("39", "IT"),
          Map.entry("41", "CH"),
          Map.entry("43", "AT"),
          Map.entry("44", "GB"),
          Map.entry("45", "DK"),
          Map.entry("46", "SE"),
          Map.entry("47", "NO"),
          Map.entry("48", "PL"),
          Map.entry("49", "DE"),
          Map.entry("61", "AU"),
          Map.entry("81", "JP"),
          Map.entry("91", "IN"),
          Map.entry("353", "IE"));
  private static final int LONGEST_CALLING_CODE = 3;

  private final PhoneBook phones;

  Lookups(PhoneBook phones) {
    this.phones = phones;
  }

  JsonNode look(String asked, Form query, String url) {
    var fields = Set.copyOf(Arrays.asList(query.first("Fields").orElse("validation").split(",")));
    for (var field : fields) {
      if (!FIELDS.contains(field) && !field.equals("validation")) {
        throw TwilioError.badRequest(20001, "Fields has no " + field);
      }
    }
    var number = asked.startsWith("+") ? asked : "+1" + asked;
    var callingCode = callingCode(number);
    var error = error(number, callingCode);
    var body = JsonNodeFactory.instance.objectNode();
    body.put("phone_number", number).put("valid", error == null).put("url", url);
    var errors = body.putArray("validation_errors");
    FIELDS.forEach(body::putNull);
    if (error != null) {
      errors.add(error);
      body.putNull("calling_country_code").putNull("country_code").putNull("national_format");
      return body;
    }
    body.put("calling_country_code", callingCode).put("country_code", COUNTRIES.get(callingCode));
    body.put("national_format", national(number, String.valueOf(callingCode)));
    if (fields.contains(LINE_TYPE)) {
      body.set(LINE_TYPE, lineType(phones.lineType(number)));
    }
    return body;
  }

  private static ObjectNode lineType(LineType type) {
    var mobile = type == LineType.MOBILE;
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", type.wire())
        .put("carrier_name", "Sandbox Telephones")
        .put("mobile_country_code", mobile ? "310" : null)
        .put("mobile_network_code", mobile ? "999" : null)
        .putNull("error_code");
  }

  /// Why it is no number, in Twilio's word; null if it is one.
  private @Nullable String error(String number, @Nullable String callingCode) {
    if (!number.matches("\\+[0-9]+")) {
      return "NOT_A_NUMBER";
    }
    if (callingCode == null) {
      return "INVALID_COUNTRY_CODE";
    }
    if (!PhoneNumbers.valid(number)) {
      return number.length() > "+123456789012345".length() ? "TOO_LONG" : "TOO_SHORT";
    }
    return phones.lineType(number) == LineType.INVALID ? "INVALID_BUT_POSSIBLE" : null;
  }

  private static @Nullable String callingCode(String number) {
    for (int length = 1; length <= LONGEST_CALLING_CODE && length < number.length(); length++) {
      var code = number.substring(1, 1 + length);
      if (COUNTRIES.containsKey(code)) {
        return code;
      }
    }
    return null;
  }

  private static String national(String number, String callingCode) {
    var digits = number.substring(1 + callingCode.length());
    return callingCode.equals("1")
        ? "(%s) %s-%s"
            .formatted(digits.substring(0, 3), digits.substring(3, 6), digits.substring(6))
        : "0" + digits;
  }
}

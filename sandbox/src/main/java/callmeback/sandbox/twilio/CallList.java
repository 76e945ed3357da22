package callmeback.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// `GET /Calls.json`: filtered, the newest first, in pages.
final class CallList {

  private static final int PAGE_SIZE = 50;
  private static final int PAGE_SIZE_LARGEST = 1000;
  private static final Set<String> PAGING = Set.of("Page", "PageToken");

  private final CallStore calls;
  private final CallJson json;

  CallList(CallStore calls, CallJson json) {
    this.calls = calls;
    this.json = json;
  }

  JsonNode page(Form query, Instant now) {
    var found = calls.all().stream().filter(wanted(query)).toList();
    int size = Math.clamp(number(query, "PageSize", PAGE_SIZE), 1, PAGE_SIZE_LARGEST);
    int page = number(query, "Page", 0);
    int from = (int) Math.min((long) page * size, found.size());
    int to = Math.min(from + size, found.size());
    var body = JsonNodeFactory.instance.objectNode();
    var list = body.putArray("calls");
    found.subList(from, to).forEach(call -> list.add(json.of(call, now)));
    body.put("start", from).put("end", Math.max(from, to - 1));
    body.put("page", page).put("page_size", size);
    body.put("uri", uri(query, page, size)).put("first_page_uri", uri(query, 0, size));
    body.put("next_page_uri", to < found.size() ? uri(query, page + 1, size) : null);
    body.put("previous_page_uri", page > 0 ? uri(query, page - 1, size) : null);
    return body;
  }

  private String uri(Form query, int page, int size) {
    var kept =
        query.fields().stream()
            .filter(field -> !PAGING.contains(field.name()) && !field.name().equals("PageSize"))
            .toList();
    var paged = new Form(kept).with("PageSize", "" + size).with("Page", "" + page);
    return json.uri("Calls.json?" + paged.encode());
  }

  private static Predicate<CallRecord> wanted(Form query) {
    Predicate<CallRecord> all = _ -> true;
    var filters =
        List.of(
            query.first("To").map(CallList::to),
            query.first("From").map(CallList::from),
            query.first("Status").map(CallList::status),
            query.first("StartTime>").map(text -> startedNotBefore(time(text))),
            query.first("StartTime<").map(text -> startedNotBefore(time(text)).negate()),
            query.first("StartTime").map(CallList::startedOn));
    for (var filter : filters) {
      all = filter.map(all::and).orElse(all);
    }
    return all;
  }

  private static Predicate<CallRecord> to(String number) {
    return call -> call.parties().to().equals(number);
  }

  private static Predicate<CallRecord> from(String number) {
    return call -> call.parties().from().equals(number);
  }

  private static Predicate<CallRecord> status(String wire) {
    var wanted =
        CallStatus.of(wire)
            .orElseThrow(() -> TwilioError.badRequest(20001, "Status is not a call's status"));
    return call -> call.status() == wanted;
  }

  /// A call that has not been dialled yet counts from its creation.
  private static Predicate<CallRecord> startedNotBefore(Instant time) {
    return call -> !start(call).isBefore(time);
  }

  private static Predicate<CallRecord> startedOn(String text) {
    var day = time(text).atOffset(ZoneOffset.UTC).toLocalDate();
    return call -> start(call).atOffset(ZoneOffset.UTC).toLocalDate().equals(day);
  }

  private static Instant start(CallRecord call) {
    return call.times().started().orElse(call.times().created());
  }

  /// A date and time with `Z`, or without any zone as the Java SDK sends it (UTC), or the start of
  /// a day in UTC.
  private static Instant time(String text) {
    try {
      if (text.indexOf('T') < 0) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw TwilioError.badRequest(20001, "StartTime is a date or a time in UTC");
    }
  }

  private static int number(Form query, String name, int otherwise) {
    var text = query.first(name).orElse(String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,6}")) {
      throw TwilioError.badRequest(20001, name + " is not a number");
    }
    return Integer.parseInt(text);
  }
}

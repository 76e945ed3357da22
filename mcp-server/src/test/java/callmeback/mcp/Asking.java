package callmeback.mcp;

import java.util.List;
import java.util.Map;

/// Arguments with which each tool does something in the [Household].
final class Asking {
  private static final Map<String, Object> OF_CALL = Map.of("call_id", Household.CALL.toString());
  private static final Map<String, Object> OF_COACH =
      Map.of("persona_id", Household.COACH.toString());
  private static final Map<String, Object> OF_OWL = Map.of("persona_id", Drawer.OWL.toString());

  private static final String RUNNING = OneMemory.RUNNING.toString();

  private static final Map<String, Map<String, Object>> ARGUMENTS =
      Map.ofEntries(
          Map.entry(
              "list_calls",
              Map.of("status", "in_progress", "from", "2026-03-01T00:00:00Z", "limit", 5)),
          Map.entry("get_call", OF_CALL),
          Map.entry("wait_for_call", Map.of("call_id", Household.CALL.toString(), "seconds", 3)),
          Map.entry("get_transcript", OF_CALL),
          Map.entry(
              "say_in_call",
              Map.of("call_id", Household.CALL.toString(), "sentence", "Her taxi is outside.")),
          Map.entry("hang_up_call", OF_CALL),
          Map.entry(
              "get_call_context",
              Map.of("call_id", Household.CALL.toString(), "with_memory", true)),
          Map.entry("get_time_left", OF_CALL),
          Map.entry("list_scheduled_calls", Map.of("state", "scheduled")),
          Map.entry(
              "cancel_scheduled_call", Map.of("scheduled_call_id", Workshop.TOMORROW.toString())),
          Map.entry("list_personas", Map.of("tags", List.of("habits"))),
          Map.entry("get_persona", OF_COACH),
          Map.entry(
              "create_persona",
              Map.of(
                  "name", "Radio Host",
                  "description", "Talks about small things.",
                  "voice", "grace",
                  "system_prompt", "You are a radio host at night.")),
          Map.entry(
              "update_persona", Map.of("persona_id", Drawer.OWL.toString(), "voice", "emily")),
          Map.entry("delete_persona", Map.of("persona_id", Drawer.LARK.toString())),
          Map.entry("list_voices", Map.of()),
          Map.entry("preview_prompt", OF_COACH),
          Map.entry("list_contacts", Map.of()),
          Map.entry("add_contact", OF_OWL),
          Map.entry("remove_contact", OF_COACH),
          Map.entry(
              "recall_memory", Map.of("call_id", Household.CALL.toString(), "about", "running")),
          Map.entry(
              "remember",
              Map.of(
                  "persona_id", Household.COACH.toString(),
                  "what", "They swim.",
                  "happened", "2016")),
          Map.entry("correct_memory", Map.of("memory_id", RUNNING, "what", "They walk.")),
          Map.entry("forget_memory", Map.of("memory_id", RUNNING)),
          Map.entry("query_stats", Map.of("question", "How many calls were there?")),
          Map.entry("get_unit_economics", Map.of("days", 30)),
          Map.entry("switch_memory", Map.of("on", false)),
          Map.entry("get_billing", Map.of()),
          Map.entry("quote_call", Map.of("persona_id", Household.COACH.toString(), "minutes", 10)),
          Map.entry("release_payment_hold", Map.of("payment_intent_id", "pi_2")),
          Map.entry("get_usage", Map.of("months", 2)),
          Map.entry("get_receipt", OF_CALL));

  private Asking() {}

  static Map<String, Object> of(String tool) {
    return ARGUMENTS.getOrDefault(tool, Map.of());
  }
}

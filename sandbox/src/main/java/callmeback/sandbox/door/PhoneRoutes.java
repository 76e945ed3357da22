package callmeback.sandbox.door;

import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.Phones;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/phones`: the sandbox's telephones, told and asked.
final class PhoneRoutes implements HttpService {
  private final Phones phones;

  PhoneRoutes(Phones phones) {
    this.phones = phones;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/phones", this::list)
        .put("/phones/{e164}", this::put)
        .get("/phones/{e164}", (request, response) -> show(request, response))
        .post("/phones/{e164}/answer", this::answer)
        .post("/phones/{e164}/hang-up", this::hangUp)
        .post("/phones/{e164}/say", this::say);
  }

  private void list(ServerRequest request, ServerResponse response) {
    ObjectNode json = Reply.object();
    ArrayNode list = json.putArray("phones");
    for (String number : phones.numbers()) {
      list.addObject()
          .put("number", number)
          .put("state", phones.get(number).path("state").asText());
    }
    Reply.json(response, 200, json);
  }

  private void put(ServerRequest request, ServerResponse response) {
    phones.put(number(request), Reply.body(request));
    show(request, response);
  }

  private void answer(ServerRequest request, ServerResponse response) {
    phones.answer(number(request));
    show(request, response);
  }

  private void hangUp(ServerRequest request, ServerResponse response) {
    phones.hangUp(number(request));
    show(request, response);
  }

  private void say(ServerRequest request, ServerResponse response) {
    ObjectNode body = Reply.body(request);
    if (!body.path("text").isTextual()) {
      throw new BadRequest("missing_field", "text is missing");
    }
    phones.say(number(request), body.path("text").asText());
    show(request, response);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Reply.json(response, 200, phones.get(number(request)));
  }

  private static String number(ServerRequest request) {
    return request.path().pathParameters().get("e164");
  }
}

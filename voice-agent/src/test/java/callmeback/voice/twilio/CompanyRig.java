package callmeback.voice.twilio;

import callmeback.core.Secret;
import callmeback.sandbox.phone.PhoneBook;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.twilio.TwilioAccount;
import callmeback.sandbox.twilio.TwilioSimulator;
import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The telephone company with its telephones, and nobody on our side but its REST clients.
abstract class CompanyRig {
  private static final Speech SPEECH = new Speech();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path state;
  World world;
  PhoneBook phones;
  TwilioSimulator company;
  TwilioConfig config;

  @BeforeEach
  void found() {
    world = World.of(InstantSource.system(), 7, state);
    phones = new PhoneBook(world.clock(), SPEECH);
    var account = new TwilioAccount(House.ACCOUNT, House.KEY, List.of(House.FROM.e164()));
    company = TwilioSimulator.open(world, 0, account, SPEECH, phones);
    config =
        new TwilioConfig(
            URI.create("http://127.0.0.1:9"),
            company.base(),
            House.ACCOUNT,
            new Secret(House.KEY),
            House.FROM);
  }

  @AfterEach
  void dissolve() {
    company.close();
  }

  void phone(String e164, String behaviour) throws JsonProcessingException {
    phones.put(e164, JSON.readTree(behaviour));
  }

  void strike(String method, String path, int times, Mishap mishap) {
    world.mishaps().add(new MishapRule("", "twilio", method, path, 1, times, mishap));
  }

  /// The requests whose path contains this.
  List<Entry> asked(String path) {
    return world.journal().since(0, "twilio").stream()
        .filter(entry -> entry.path().contains(path))
        .toList();
  }
}

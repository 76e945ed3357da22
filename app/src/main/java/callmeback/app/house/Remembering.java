package callmeback.app.house;

import callmeback.core.Ids;
import callmeback.core.StructuredModel;
import callmeback.core.call.Conversations;
import callmeback.core.memory.Extraction;
import callmeback.core.memory.Facts;
import callmeback.core.memory.Learning;
import callmeback.core.memory.Recall;
import callmeback.prompts.Prompts;
import callmeback.raindrop.talk.CallSessions;
import callmeback.raindrop.talk.StoredFacts;
import callmeback.raindrop.talk.StoredMemories;
import callmeback.raindrop.talk.StoredRecords;
import callmeback.voice.cerebras.Cerebras;
import callmeback.voice.chat.ChatQuestions;
import callmeback.voice.openai.OpenAi;
import callmeback.voice.wire.ProviderHttp;
import java.time.InstantSource;
import java.util.List;

/// What personas remember: as it comes to mind, as its owners see to it, and how it is learnt.
record Remembering(Recall recall, Facts facts, Learning learning) {

  static Remembering of(
      Storage storage,
      Stores stores,
      Outside outside,
      Prompts prompts,
      Conversations conversations,
      Clockwork clockwork) {
    var facts = new StoredFacts(storage.memory());
    var bonds = stores.bonds();
    var sessions = new CallSessions(storage.database(), storage.memory());
    return new Remembering(
        new Recall(facts, new StoredMemories(storage.memory()), bonds),
        new Facts(
            facts,
            bonds,
            new StoredRecords(storage.memory(), storage.buckets(), sessions),
            stores.learning(),
            clockwork.clock(),
            clockwork.ids()),
        new Learning(
            stores.learning(),
            new Learning.Sources(conversations, stores.accounts()),
            facts,
            bonds,
            new Extraction(models(outside), prompts.get("memory/extract").body()),
            clockwork.clock()));
  }

  /// Whom we ask for a JSON object, one after the other until one gives it.
  static StructuredModel models(Outside outside) {
    var client = ProviderHttp.client();
    return new ChatQuestions(
        List.of(Cerebras.mind(outside.cerebras(), client), OpenAi.mind(outside.openai(), client)));
  }

  /// Time, and new ids.
  record Clockwork(InstantSource clock, Ids ids) {}
}

package callmeback.mcp.tool;

import java.time.Duration;
import java.util.Map;

/// The program on the other side of one use of a tool: what it can be asked and told.
public interface Client {
  /// Nobody: nothing can be asked, and nothing told is heard.
  Client NONE =
      new Client() {
        @Override
        public boolean canAsk() {
          return false;
        }

        @Override
        public Reply ask(Question question) {
          return Reply.NONE;
        }

        @Override
        public void progress(Duration done, Duration of, String sentence) {}
      };

  /// Whether it puts questions to its user.
  boolean canAsk();

  /// Puts a question to the user, and waits. A tool does nothing that cannot be repeated before its
  /// last question: it may be run again from the start with the answers.
  Reply ask(Question question);

  /// Tells how far it is, in one short sentence.
  void progress(Duration done, Duration of, String sentence);

  /// A question.
  ///
  /// @param schema JSON Schema of the form to fill in, flat
  record Question(String sentence, Map<String, Object> schema) {}

  /// What the user made of it.
  record Reply(Action action, Map<String, Object> form) {
    static final Reply NONE = new Reply(Action.CANCEL, Map.of());

    /// What a user can do with a question.
    public enum Action {
      ACCEPT,
      DECLINE,
      CANCEL
    }

    public Reply {
      form = Map.copyOf(form);
    }

    public boolean accepted() {
      return action == Action.ACCEPT;
    }
  }
}

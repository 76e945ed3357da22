package callmeback.mcp.tool;

import callmeback.core.account.Scope;

/// The facts about a tool that are not words: its words are the prompt `tools/<name>`.
///
/// @param name lower-case words joined by underscores, verb first
///
/// @param scope what a credential must carry
public record Spec<I extends Record, O extends Record>(
    String name,
    Toolset toolset,
    Access access,
    Scope scope,
    InCall inCall,
    Class<I> input,
    Class<O> output) {

  public Spec {
    if (!name.matches("[a-z]+(_[a-z]+)*")) {
      throw new IllegalArgumentException("A tool cannot be named " + name);
    }
  }
}

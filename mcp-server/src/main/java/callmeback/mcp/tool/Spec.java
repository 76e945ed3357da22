package callmeback.mcp.tool;

import callmeback.core.account.Scope;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The facts about a tool that are not words: its words are the prompt `tools/<name>`.
///
/// @param name lower-case words joined by underscores, verb first
///
/// @param scopes what a credential must carry, all of it
public record Spec<I extends Record, O extends Record>(
    String name,
    Toolset toolset,
    Access access,
    Set<Scope> scopes,
    InCall inCall,
    Class<I> input,
    Class<O> output) {

  private static final Pattern NAME = Pattern.compile("[a-z]+(_[a-z]+)*");

  public Spec {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A tool cannot be named " + name);
    }
    scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
  }

  /// A tool that needs one scope.
  public Spec(
      String name,
      Toolset toolset,
      Access access,
      Scope scope,
      InCall inCall,
      Class<I> input,
      Class<O> output) {
    this(name, toolset, access, Set.of(scope), inCall, input, output);
  }
}

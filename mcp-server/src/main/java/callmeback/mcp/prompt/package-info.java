/// Conversation starters that a client's user picks: filled-in prompts, and what to fill in.
@NullMarked
package callmeback.mcp.prompt;

import org.jspecify.annotations.NullMarked;

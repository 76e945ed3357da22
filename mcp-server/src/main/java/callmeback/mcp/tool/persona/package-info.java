/// Tools about the characters who call.
@NullMarked
package callmeback.mcp.tool.persona;

import org.jspecify.annotations.NullMarked;

/// Tools about phone calls.
@NullMarked
package callmeback.mcp.tool.call;

import org.jspecify.annotations.NullMarked;

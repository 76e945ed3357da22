/// Tools about what was said before.
@NullMarked
package callmeback.mcp.tool.memory;

import org.jspecify.annotations.NullMarked;

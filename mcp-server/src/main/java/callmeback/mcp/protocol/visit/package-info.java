/// Who asks, what is open to them, and how they are turned away.
@NullMarked
package callmeback.mcp.protocol.visit;

import org.jspecify.annotations.NullMarked;

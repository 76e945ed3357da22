/// The door, knocked at over real sockets.
@NullMarked
package callmeback.mcp.protocol;

import org.jspecify.annotations.NullMarked;

/// The protocol over stdin and stdout, as a bridge to the door.
@NullMarked
package callmeback.mcp.protocol.stdio;

import org.jspecify.annotations.NullMarked;

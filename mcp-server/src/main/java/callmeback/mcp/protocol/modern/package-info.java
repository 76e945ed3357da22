/// Revision 2026-07-28, without sessions, on top of an SDK that does not speak it yet.
@NullMarked
package callmeback.mcp.protocol.modern;

import org.jspecify.annotations.NullMarked;

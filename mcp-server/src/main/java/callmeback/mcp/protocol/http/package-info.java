/// The wire over HTTP: sessions, answers that may become streams, and the guard at the door.
@NullMarked
package callmeback.mcp.protocol.http;

import org.jspecify.annotations.NullMarked;

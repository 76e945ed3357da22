/// What a client can read and follow by address: personas, calls, transcripts, prices, the audit.
@NullMarked
package callmeback.mcp.resource;

import org.jspecify.annotations.NullMarked;

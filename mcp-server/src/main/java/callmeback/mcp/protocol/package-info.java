/// The catalog as the Model Context Protocol publishes it, over HTTP and over a pipe.
@NullMarked
package callmeback.mcp.protocol;

import org.jspecify.annotations.NullMarked;

/// The tool catalog, and the doors through which it is used.
@NullMarked
package callmeback.mcp;

import org.jspecify.annotations.NullMarked;

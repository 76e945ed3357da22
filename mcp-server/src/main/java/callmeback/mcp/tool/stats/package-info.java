/// Tools for whoever runs the house: figures about all calls.
@NullMarked
package callmeback.mcp.tool.stats;

import org.jspecify.annotations.NullMarked;

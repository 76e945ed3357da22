/// Tools about cards and prices.
@NullMarked
package callmeback.mcp.tool.billing;

import org.jspecify.annotations.NullMarked;

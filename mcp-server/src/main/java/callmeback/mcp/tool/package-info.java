/// What a tool is: two records, a few facts about it, and one call into the product.
@NullMarked
package callmeback.mcp.tool;

import org.jspecify.annotations.NullMarked;

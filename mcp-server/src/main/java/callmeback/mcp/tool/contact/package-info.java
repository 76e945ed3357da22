/// Tools about whom one wants to hear from: the personas that one keeps at hand.
@NullMarked
package callmeback.mcp.tool.contact;

import org.jspecify.annotations.NullMarked;

/// The catalog for people: a page that shows and runs every tool, and the same as Markdown.
@NullMarked
package callmeback.mcp.page;

import org.jspecify.annotations.NullMarked;

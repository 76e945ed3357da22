/// Every word a model is told or a caller is told by rote, one Markdown file each.
@NullMarked
package callmeback.prompts;

import org.jspecify.annotations.NullMarked;

/// Encryption of what is stored: people's words are never at rest in plain text.
@NullMarked
package callmeback.raindrop.vault;

import org.jspecify.annotations.NullMarked;

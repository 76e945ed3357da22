/// SmartSQL: questions about figures, in SQL or in plain words, on views that know nobody.
@NullMarked
package callmeback.raindrop.sql;

import org.jspecify.annotations.NullMarked;

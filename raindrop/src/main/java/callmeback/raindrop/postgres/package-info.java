/// The one relational database: embedded or given, its pool, its migrations and its transactions.
@NullMarked
package callmeback.raindrop.postgres;

import org.jspecify.annotations.NullMarked;

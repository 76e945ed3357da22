/// As much of SQLite as the played SmartSQL needs: one table a query, without joins.
@NullMarked
package callmeback.sandbox.raindrop.sql;

import org.jspecify.annotations.NullMarked;

/// The domain's stores in PostgreSQL: one file a store, SQL in text blocks, every write one
/// transaction.
@NullMarked
package callmeback.raindrop.store;

import org.jspecify.annotations.NullMarked;

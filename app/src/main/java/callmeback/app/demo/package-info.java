/// Stub.
@NullMarked
package callmeback.app.demo;

import org.jspecify.annotations.NullMarked;

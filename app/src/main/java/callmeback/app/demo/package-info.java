/// One whole call in the terminal, through the public doors of the product and the sandbox only.
@NullMarked
package callmeback.app.demo;

import org.jspecify.annotations.NullMarked;

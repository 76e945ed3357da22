/// The control door: what the sandbox is told and asked from outside, as JSON and as two pages for
/// the browser.
@NullMarked
package callmeback.sandbox.door;

import org.jspecify.annotations.NullMarked;

/// The description of the REST interface: openapi.yaml as JSON, and as a page to read.
@NullMarked
package callmeback.api.docs;

import org.jspecify.annotations.NullMarked;

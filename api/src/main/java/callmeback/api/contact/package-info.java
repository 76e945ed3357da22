/// Contacts over HTTP.
@NullMarked
package callmeback.api.contact;

import org.jspecify.annotations.NullMarked;

/// Signing up, logging in and out over HTTP; passwords, tokens and telephone numbers as they are.
@NullMarked
package callmeback.api.account;

import org.jspecify.annotations.NullMarked;

/// How a request becomes an answer: routes, callers, limits, fields and JSON.
@NullMarked
package callmeback.api.http;

import org.jspecify.annotations.NullMarked;

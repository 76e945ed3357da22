package callmeback.api.http;

import static callmeback.api.http.Shape.whole;

import callmeback.core.Page;
import callmeback.core.PageRequest;
import org.jspecify.annotations.Nullable;

/// Where in a list we are: what `page` and `limit` ask for, and what is said of it.
public record Pages(int page, int limit, long total, long pages) {
  private static final int DEFAULT_LIMIT = 20;

  /// Reads `page` (1) and `limit` (20).
  public static Field<PageRequest> asked(Fields query) {
    var page = query.optional("page", whole(n -> new PageRequest(n, 1).page()), 1);
    var limit = query.optional("limit", whole(n -> new PageRequest(1, n).limit()), DEFAULT_LIMIT);
    return () -> new PageRequest(page.get(), limit.get());
  }

  /// The same of a list that has pages only for whoever asks for one: null if neither is there.
  public static Field<@Nullable PageRequest> askedIfAny(Fields query) {
    var asked = asked(query);
    var any = query.has("page") || query.has("limit");
    return any ? asked::get : () -> null;
  }

  public static Pages of(Page<?> page) {
    return new Pages(page.request().page(), page.request().limit(), page.total(), page.pages());
  }
}

package callmeback.mcp.tool;

import callmeback.core.PageRequest;
import org.jspecify.annotations.Nullable;

/// Which page a list tool was asked for: the first, and 20 on a page, unless told.
public final class Paging {
  private static final int USUAL = 20;

  private Paging() {}

  public static PageRequest of(@Nullable Integer page, @Nullable Integer limit) {
    return new PageRequest(page == null ? 1 : page, limit == null ? USUAL : limit);
  }
}

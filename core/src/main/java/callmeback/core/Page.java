package callmeback.core;

import java.util.List;

/// One page of a list, with the size of the whole.
public record Page<T>(List<T> items, PageRequest request, long total) {

  public Page {
    items = List.copyOf(items);
  }

  public long pages() {
    return (total + request.limit() - 1) / request.limit();
  }
}

package callmeback.core;

import java.util.List;

/// One page of a list, with the size of the whole.
public record Page<T>(List<T> items, PageRequest request, long total) {

  public Page {
    items = List.copyOf(items);
  }

  /// One page of a list that is there as a whole.
  public static <T> Page<T> of(List<T> all, PageRequest request) {
    var items = all.stream().skip(request.offset()).limit(request.limit()).toList();
    return new Page<>(items, request, all.size());
  }

  public long pages() {
    return (total + request.limit() - 1) / request.limit();
  }
}

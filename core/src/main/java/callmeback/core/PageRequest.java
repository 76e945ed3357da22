package callmeback.core;

/// Which page of a list: `page` from 1, `limit` from 1 to 100.
public record PageRequest(int page, int limit) {
  public static final int MAX_LIMIT = 100;

  public PageRequest {
    InvalidValue.unless(page >= 1, "must be 1 or more");
    InvalidValue.unless(limit >= 1 && limit <= MAX_LIMIT, "must be from 1 to 100");
  }

  public long offset() {
    return (page - 1L) * limit;
  }
}

package callmeback.core.account;

import java.util.UUID;

/// Deletes what a provider keeps of an account, one record after the other.
public final class OutsideDeparting implements Departing {
  private final Traces traces;
  private final OutsideRecords records;

  public OutsideDeparting(Traces traces, OutsideRecords records) {
    this.traces = traces;
    this.records = records;
  }

  @Override
  public void depart(UUID accountId) {
    for (var id : traces.of(accountId)) {
      records.delete(id);
      traces.gone(id);
    }
  }
}

package callmeback.core.call;

/// Keeps which reports of the telephone company were acted on, so that a repeated one does nothing.
public interface ReportInbox {

  boolean applied(Report report);

  /// The report was acted on. Noted afterwards, so that a crash in between lets it be repeated;
  /// what it does to a call may be done twice.
  void apply(Report report);

  /// What tells one report from all others, as the telephone company counts them.
  record Report(String sid, String sequence, String status) {}
}

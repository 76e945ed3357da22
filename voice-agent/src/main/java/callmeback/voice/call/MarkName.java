package callmeback.voice.call;

/// The name of a mark: which reply, and how many of its chunks were played when it comes back; 0
/// for its first frame.
record MarkName(long reply, int count) {
  private static final MarkName UNKNOWN = new MarkName(-1, 0);

  static String of(long reply, int count) {
    return reply + ":" + count;
  }

  /// A name that is not ours belongs to no reply.
  static MarkName parse(String name) {
    var colon = name.indexOf(':');
    try {
      return colon < 0
          ? UNKNOWN
          : new MarkName(
              Long.parseLong(name.substring(0, colon)),
              Integer.parseInt(name.substring(colon + 1)));
    } catch (NumberFormatException e) {
      return UNKNOWN;
    }
  }
}

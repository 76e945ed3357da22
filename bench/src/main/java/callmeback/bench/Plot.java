package callmeback.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Latencies as a picture: a line a measurement from p50 over p95 to p99, on a logarithmic scale.
record Plot(String title, List<Figures> figures) {
  private static final int WIDTH = 810;
  private static final int LEFT = 300;
  private static final int RIGHT = 90;
  private static final int TOP = 56;
  private static final int ROW = 24;
  private static final int MILLI = 1_000;
  private static final List<Integer> TICKS = List.of(100, 1_000, 10_000, 100_000, 1_000_000);

  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" \
      font-family="system-ui, sans-serif" font-size="12">
      <title>%3$s</title>
      <rect width="100%%" height="100%%" fill="#fff"/>
      <text x="12" y="22" font-size="15" font-weight="600" fill="#1b1b2f">%3$s</text>
      <text x="12" y="40" fill="#667">milliseconds, logarithmic: ● p50 — p95 — p99, requests a second at the right</text>
      """;

  private static final String TICK =
      """
      <line x1="%1$.1f" y1="%2$d" x2="%1$.1f" y2="%3$d" stroke="#e3e5ee"/>
      <text x="%1$.1f" y="%4$d" text-anchor="middle" fill="#667">%5$s</text>
      """;

  private static final String LINE =
      """
      <text x="%1$d" y="%3$d" text-anchor="end" fill="#1b1b2f">%8$s</text>
      <line x1="%4$.1f" y1="%2$d" x2="%6$.1f" y2="%2$d" stroke="%9$s" stroke-width="3" stroke-linecap="round"/>
      <circle cx="%4$.1f" cy="%2$d" r="5" fill="%9$s"/><circle cx="%5$.1f" cy="%2$d" r="3.5" fill="%9$s"/>
      <line x1="%6$.1f" y1="%10$d" x2="%6$.1f" y2="%11$d" stroke="%9$s" stroke-width="2"/>
      <text x="%7$d" y="%3$d" fill="#445">%12$,.0f/s</text>
      """;

  String svg() {
    var height = TOP + figures.size() * ROW + 36;
    var bottom = height - 26;
    return HEAD.formatted(WIDTH, height, title)
        + TICKS.stream().map(tick -> tick(tick, bottom)).collect(Collectors.joining())
        + rows()
        + "</svg>\n";
  }

  private String rows() {
    var rows = new StringBuilder();
    for (var n = 0; n < figures.size(); n++) {
      rows.append(row(figures.get(n), TOP + n * ROW + ROW / 2));
    }
    return rows.toString();
  }

  private static String row(Figures each, int y) {
    return LINE.formatted(
        LEFT - 12,
        y,
        y + 4,
        x(each.p50()),
        x(each.p95()),
        x(each.p99()),
        WIDTH - RIGHT + 12,
        "%s · %d".formatted(each.name().replace("&", "&amp;"), each.connections()),
        colour(each.connections()),
        y - 5,
        y + 5,
        each.perSecond());
  }

  private static String tick(int micros, int bottom) {
    var label =
        micros < MILLI
            ? String.format(Locale.ROOT, "%.1f", micros / (double) MILLI)
            : String.valueOf(micros / MILLI);
    return TICK.formatted(x(micros), TOP, bottom, bottom + 16, label);
  }

  private static double x(long micros) {
    var first = Math.log10(TICKS.getFirst());
    var share = (Math.log10(Math.max(1, micros)) - first) / (Math.log10(TICKS.getLast()) - first);
    return LEFT + Math.clamp(share, 0, 1) * (WIDTH - LEFT - RIGHT);
  }

  private static String colour(int connections) {
    return connections == 1 ? "#2f6fed" : connections < 32 ? "#8b5cf6" : "#e2570b";
  }
}

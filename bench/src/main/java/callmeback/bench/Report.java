package callmeback.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a run found, as a page of tables with pictures beside them.
final class Report {
  private static final String ROW = "| %s | %d | %,.0f | %.2f | %.2f | %.2f |%n";

  private final String title;
  private final String command;
  private final String name;
  private final List<Figures> figures = new ArrayList<>();
  private final StringBuilder ratios = new StringBuilder();
  private final StringBuilder notes = new StringBuilder();
  private final StringBuilder plan = new StringBuilder();

  /// @param command that writes it
  /// @param name of its files
  Report(String title, String command, String name) {
    this.title = title;
    this.command = command;
    this.name = name;
  }

  Figures add(Figures measured) {
    figures.add(measured);
    System.err.printf(
        Locale.ROOT,
        "  %-34s %2d connections  %,8.0f/s  p50 %7.2f ms  p95 %7.2f ms  p99 %7.2f ms%n",
        measured.name(),
        measured.connections(),
        measured.perSecond(),
        millis(measured.p50()),
        millis(measured.p95()),
        millis(measured.p99()));
    return measured;
  }

  /// One mean as a multiple of another, and what it may be at most.
  void ratio(String name, Figures of, Figures to, double most) {
    var ratio = of.mean() / to.mean();
    var verdict = most == Double.POSITIVE_INFINITY ? "" : ratio <= most ? "yes" : "**no**";
    ratios.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.2f ms | %.2f ms | **%.2f** | %s | %s |%n",
            name,
            of.connections(),
            of.mean(),
            to.mean(),
            ratio,
            verdict.isEmpty() ? "" : most,
            verdict));
  }

  void note(String line) {
    System.err.println("  " + line);
    notes.append("- ").append(line).append('\n');
  }

  /// How the database answers the question that is asked among a million calls.
  void plan(List<String> lines) {
    plan.append("\n## How a page of the history is found among 1,000,640 calls\n\n```\n");
    lines.forEach(line -> plan.append(line).append('\n'));
    plan.append("```\n");
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    var page = new StringBuilder("# %s\n\nWritten by `%s`.".formatted(title, command));
    page.append(" Closed loop: each connection asks again as soon as it was answered, and takes\n");
    page.append(
        "what stands together in turns. The driver, the product and PostgreSQL share one machine,\n");
    page.append("so compare within this page only.\n\n");
    page.append(notes).append("\n## Ratios of means\n\n");
    page.append(
        "| what | connections | this | to | ratio | at most | kept |\n|---|---|---|---|---|---|---|\n");
    page.append(ratios)
        .append(plan)
        .append("\n## All figures\n\n![latencies](%s.svg)\n\n".formatted(name));
    page.append(
        "| what | connections | a second | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|---|\n");
    figures.forEach(each -> page.append(row(each)));
    Files.writeString(folder.resolve(name + ".md"), page);
    Files.writeString(folder.resolve(name + ".svg"), new Plot(title, figures).svg());
  }

  private static String row(Figures each) {
    return String.format(
        Locale.ROOT,
        ROW,
        each.name(),
        each.connections(),
        each.perSecond(),
        millis(each.p50()),
        millis(each.p95()),
        millis(each.p99()));
  }

  private static double millis(long micros) {
    return micros / 1e3;
  }
}

package callmeback.app.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;

/// The way of every cent, as a small table.
record Receipt(SeenCall call) {
  private static final int SECONDS_PER_MINUTE = 60;

  void show(Screen screen) {
    var money = call.money();
    screen.row("held", dollars(money.held()));
    screen.row("→ captured for %d seconds".formatted(call.duration()), dollars(money.captured()));
    screen.row("→ released", dollars(money.released()));
    new TreeMap<>(money.costByProvider())
        .forEach((provider, cost) -> screen.row("  our cost: " + provider, cents(cost)));
    screen.row("  our cost in all", cents(money.cost()));
    screen.row("a minute: the price", cents(aMinute(BigDecimal.valueOf(money.captured()))));
    screen.row("a minute: our cost", cents(aMinute(money.cost())));
  }

  private BigDecimal aMinute(BigDecimal cents) {
    var seconds = BigDecimal.valueOf(Math.max(1, call.duration()));
    return cents
        .multiply(BigDecimal.valueOf(SECONDS_PER_MINUTE))
        .divide(seconds, 2, RoundingMode.HALF_UP);
  }

  static String dollars(int cents) {
    return "$%d.%02d".formatted(cents / 100, cents % 100);
  }

  private static String cents(BigDecimal cents) {
    return cents.setScale(2, RoundingMode.HALF_UP).toPlainString() + " ¢";
  }
}

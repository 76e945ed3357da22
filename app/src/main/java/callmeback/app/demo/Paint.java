package callmeback.app.demo;

/// The colours of the demo, by their ANSI codes.
enum Paint {
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  BLUE("34"),
  MAGENTA("35"),
  CYAN("36");

  private final String code;

  Paint(String code) {
    this.code = code;
  }

  String on(String text) {
    return text.isEmpty() ? "" : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}

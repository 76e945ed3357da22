package callmeback.app.demo;

/// Shows what is new about a call each time it is looked at.
final class Following {
  private final Screen screen;
  private boolean answered;
  private boolean over;
  private int shown;

  Following(Screen screen) {
    this.screen = screen;
  }

  void show(SeenCall call) {
    if (!answered && call.status().equals("in-progress")) {
      answered = true;
      screen.step("picks up");
      screen.headline("The conversation");
    }
    for (; shown < call.turns().size(); shown++) {
      screen.turn(call.turns().get(shown), call.personaName());
    }
    if (!over && call.over()) {
      over = true;
      screen.headline("The call is over");
      var why = call.errorMessage();
      screen.step(why == null ? "storing its transcript and settling the money ..." : why);
    }
  }
}

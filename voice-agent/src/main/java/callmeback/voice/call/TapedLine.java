package callmeback.voice.call;

import callmeback.voice.line.Line;

/// A line whose other end is put on tape: what is really played, as far as it is played.
record TapedLine(Line line, Tape tape) implements Line {

  @Override
  public void play(byte[] mulaw) {
    line.play(mulaw);
    tape.played(mulaw);
  }

  @Override
  public void mark(String name) {
    line.mark(name);
  }

  @Override
  public void clear() {
    line.clear();
    tape.cleared();
  }

  @Override
  public void close() {
    line.close();
  }
}

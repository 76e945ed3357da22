package callmeback.voice.call;

import callmeback.voice.line.LineListener;

/// A listener whose caller is put on tape.
record TapedListener(LineListener listener, Tape tape) implements LineListener {

  @Override
  public void audio(byte[] mulaw) {
    listener.audio(mulaw);
    tape.heard(mulaw);
  }

  @Override
  public void marked(String name) {
    listener.marked(name);
  }

  @Override
  public void pressed(char digit) {
    listener.pressed(digit);
  }

  @Override
  public void ended() {
    listener.ended();
  }
}

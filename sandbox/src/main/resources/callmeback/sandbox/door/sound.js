/** Sound in and out of the telephone: 8 kHz mu-law (ITU-T G.711) on the wire. */

const RATE = 8000;

/** How much is kept ahead, so that a late frame makes no gap. */
const AHEAD_S = 0.08;

const DECODED = Float32Array.from({ length: 256 }, (_, octet) => {
  const value = ~octet & 0xff;
  const magnitude = (((value & 0x0f) << 3) + 0x84 << ((value & 0x70) >> 4)) - 0x84;
  return (value & 0x80 ? -magnitude : magnitude) / 32768;
});

/** Plays frames one after another, and rings. Browsers let it sound only after [wake]. */
export class Speaker {
  #context = new AudioContext();
  #playing = new Set();
  #next = 0;
  #ringing = null;
  #onLevel;

  constructor(onLevel) {
    this.#onLevel = onLevel;
  }

  /** Called on any touch or key: a page may not sound before. */
  async wake() {
    if (this.#context.state !== "suspended") return;
    await this.#context.resume();
    if (this.#ringing) this.ring();
  }

  play(mulaw) {
    const samples = Float32Array.from(mulaw, (octet) => DECODED[octet]);
    this.#onLevel(Math.min(1, Math.max(...samples.map(Math.abs)) * 2));
    if (this.#context.state !== "running" || samples.length === 0) return;
    const buffer = this.#context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(samples, 0);
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#context.destination);
    const now = this.#context.currentTime;
    this.#next = this.#next < now ? now + AHEAD_S : this.#next;
    source.start(this.#next);
    this.#next += buffer.duration;
    this.#playing.add(source);
    source.onended = () => this.#playing.delete(source);
  }

  /** Falls silent at once: what was not played is thrown away. */
  clear() {
    for (const source of this.#playing) source.stop();
    this.#playing.clear();
    this.#next = 0;
  }

  /** Two seconds of ringing, four of silence, again and again. */
  ring() {
    this.stopRinging();
    const burst = () => {
      if (this.#context.state !== "running") return;
      const volume = this.#context.createGain();
      const start = this.#context.currentTime;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.12, start + 0.05);
      volume.gain.setValueAtTime(0.12, start + 1.9);
      volume.gain.linearRampToValueAtTime(0, start + 2);
      volume.connect(this.#context.destination);
      for (const hertz of [440, 480]) {
        const tone = this.#context.createOscillator();
        tone.frequency.value = hertz;
        tone.connect(volume);
        tone.start(start);
        tone.stop(start + 2);
      }
      this.#ringing.volume = volume;
    };
    this.#ringing = { timer: setInterval(burst, 6000), volume: null };
    burst();
  }

  stopRinging() {
    if (!this.#ringing) return;
    clearInterval(this.#ringing.timer);
    this.#ringing.volume?.disconnect();
    this.#ringing = null;
  }
}

/** The browser's microphone, as frames of 20 ms. */
export class Microphone {
  #stream;
  #context;

  constructor(stream, context) {
    this.#stream = stream;
    this.#context = context;
  }

  static async open(onFrame) {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, channelCount: 1 },
    });
    const context = new AudioContext();
    await context.audioWorklet.addModule("/assets/microphone.js");
    const encoder = new AudioWorkletNode(context, "mulaw-encoder", { numberOfOutputs: 0 });
    encoder.port.onmessage = ({ data }) => onFrame(data);
    context.createMediaStreamSource(stream).connect(encoder);
    return new Microphone(stream, context);
  }

  close() {
    for (const track of this.#stream.getTracks()) track.stop();
    this.#context.close();
  }
}

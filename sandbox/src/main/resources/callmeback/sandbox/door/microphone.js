/** Brings the microphone down to 8 kHz by averaging, and encodes it as mu-law (ITU-T G.711), 160 octets a frame. */

const RATE = 8000;
const FRAME = 160;
const BIAS = 0x84;
const CLIP = 32635;

function encode(sample) {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(CLIP, Math.round(Math.abs(sample) * 32767)) + BIAS;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

class MulawEncoder extends AudioWorkletProcessor {
  #sum = 0;
  #count = 0;
  #phase = 0;
  #frame = new Uint8Array(FRAME);
  #filled = 0;

  process([[channel]]) {
    for (const sample of channel ?? []) {
      this.#sum += sample;
      this.#count++;
      this.#phase += RATE;
      if (this.#phase >= sampleRate) {
        this.#phase -= sampleRate;
        this.#keep(encode(this.#sum / this.#count));
        this.#sum = 0;
        this.#count = 0;
      }
    }
    return true;
  }

  #keep(octet) {
    this.#frame[this.#filled++] = octet;
    if (this.#filled === FRAME) {
      this.port.postMessage(this.#frame.slice());
      this.#filled = 0;
    }
  }
}

registerProcessor("mulaw-encoder", MulawEncoder);

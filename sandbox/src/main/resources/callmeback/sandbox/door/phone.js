/** A telephone in the browser: it rings, plays what it hears, and speaks typed lines or the microphone. */
import { Microphone, Speaker } from "/assets/sound.js";

const by = (id) => document.getElementById(id);
const number = decodeURIComponent(location.pathname.split("/")[2]);
const path = `/phones/${encodeURIComponent(number)}`;

const LINES = [
  "Hello?",
  "Pretend the office is flooded.",
  "I'm at a dinner I need to leave.",
  "I have an interview tomorrow.",
  "Tell me more about that.",
  "What do you remember about me?",
  "Wait, let me say something.",
  "Thanks, goodbye!",
];

const speaker = new Speaker((level) => by("phone").style.setProperty("--level", level.toFixed(2)));
let microphone = null;
let socket = null;
let answeredAt = 0;

by("number").textContent = number;
document.title = `${number} · Call Me Back sandbox`;

/* What is shown */

const WORDS = { idle: "Waiting for a call", ringing: "Incoming call", "in-call": "In the call" };

function become(state, words = WORDS[state]) {
  by("phone").dataset.state = state;
  by("state").textContent = words;
  by("answer").disabled = state !== "ringing";
  by("hang-up").disabled = state === "idle";
  for (const control of [by("say"), by("text"), by("mic"), ...by("lines").children]) control.disabled = state !== "in-call";
  if (state !== "in-call") {
    answeredAt = 0;
    by("clock").textContent = "";
    muteMicrophone();
  }
}

function write(kind, text) {
  by("hint")?.remove();
  const line = document.createElement("p");
  line.className = kind;
  line.textContent = text;
  const talk = by("talk");
  talk.append(line);
  talk.scrollTop = talk.scrollHeight;
}

/** A phrase is told again as it grows: the line then grows too. */
function hear(text) {
  const last = by("talk").lastElementChild;
  if (last?.className === "heard" && text.startsWith(last.textContent)) last.textContent = text;
  else write("heard", text);
}

function complain(problem) {
  by("problem").textContent = problem;
  by("problem").hidden = !problem;
}

setInterval(() => {
  if (!answeredAt) return;
  const seconds = Math.floor((Date.now() - answeredAt) / 1000);
  by("clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}, 500);

/* What happens on the line */

const happens = {
  ringing({ from }) {
    become("ringing", `${from} is calling`);
    write("event", `Ringing: ${from}`);
    speaker.ring();
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([400, 200, 400]);
    if (document.activeElement === document.body) by("answer").focus();
  },
  answered() {
    speaker.stopRinging();
    become("in-call");
    answeredAt = Date.now();
    write("event", "Answered");
    by("text").focus({ preventScroll: true });
  },
  ended({ why }) {
    speaker.stopRinging();
    become("idle", `Call over: ${why}`);
    write("event", `Call over: ${why}`);
  },
  cleared: () => speaker.clear(),
  heard: ({ text }) => hear(text),
  said: ({ text }) => write("said", text),
};

function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}/line`);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => (by("link").textContent = "connected");
  socket.onmessage = ({ data }) => {
    if (typeof data !== "string") return speaker.play(new Uint8Array(data));
    const event = JSON.parse(data);
    happens[event.event]?.(event);
  };
  socket.onclose = () => {
    by("link").textContent = "connection lost, trying again…";
    speaker.stopRinging();
    become("idle", "Not connected");
    setTimeout(connect, 1000);
  };
}

/* What its holder does */

async function tell(action, body, method = "POST") {
  complain("");
  const answer = await fetch(path + action, { method, body: body && JSON.stringify(body) });
  if (!answer.ok) complain((await answer.json()).message);
  return answer.ok;
}

by("answer").addEventListener("click", () => {
  speaker.wake();
  tell("/answer");
});
by("hang-up").addEventListener("click", () => tell("/hang-up"));

by("speak").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = by("text").value.trim();
  if (text && (await tell("/say", { text }))) by("text").value = "";
});

for (const line of LINES) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.textContent = line;
  chip.addEventListener("click", () => tell("/say", { text: line }));
  by("lines").append(chip);
}

function muteMicrophone() {
  microphone?.close();
  microphone = null;
  by("mic").setAttribute("aria-pressed", "false");
}

by("mic").addEventListener("click", async () => {
  if (microphone) return muteMicrophone();
  try {
    microphone = await Microphone.open((mulaw) => socket.readyState === WebSocket.OPEN && socket.send(mulaw));
    by("mic").setAttribute("aria-pressed", "true");
  } catch {
    complain("The browser does not lend its microphone. Typed lines work without it.");
  }
});

/* Whether it answers by itself */

async function showBehaviour() {
  const { behaviour } = await (await fetch(path)).json();
  by("by-itself").hidden = behaviour === "manual";
  by("behaviour").textContent =
    behaviour === "answer" ? "This telephone answers by itself." : `This telephone is set to: ${behaviour}.`;
}

by("manual").addEventListener("click", async () => {
  if (await tell("", { behaviour: "manual" }, "PUT")) await showBehaviour();
});

addEventListener("pointerdown", () => speaker.wake());
addEventListener("keydown", () => speaker.wake());
become("idle");
connect();
showBehaviour().catch(() => {});

// Signs in, and runs tools from their forms.
import { use, Refused } from "./mcp.js";

const KEY = "callmeback-token";
const sign = document.getElementById("sign");
const signIn = document.getElementById("sign-in");
const signedIn = document.getElementById("signed-in");
const said = document.getElementById("sign-said");
const forms = [...document.querySelectorAll("form.run")];
const dialog = document.getElementById("ask");

function token() {
  return sessionStorage.getItem(KEY);
}

function render() {
  const known = token() !== null;
  sign.hidden = false;
  signIn.hidden = known;
  signedIn.hidden = !known;
  for (const form of forms) {
    form.hidden = !known;
  }
}

async function logIn(email, password) {
  const response = await fetch("/api/auth/login", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Refused(answer.message);
  }
  return answer.token;
}

signIn.addEventListener("submit", async event => {
  event.preventDefault();
  const { email, password, token: pasted } = Object.fromEntries(new FormData(signIn));
  said.textContent = "One moment …";
  try {
    sessionStorage.setItem(KEY, pasted.trim() || (await logIn(email, password)));
    said.textContent = "";
    signIn.reset();
    render();
  } catch (problem) {
    said.textContent = problem.message;
  }
});

document.getElementById("sign-out").addEventListener("click", () => {
  sessionStorage.removeItem(KEY);
  render();
});

/** What a form holds, as the tool takes it; what is empty is left out. */
function read(fields) {
  const args = {};
  for (const field of fields) {
    const text = field.type === "checkbox" ? String(field.checked) : field.value.trim();
    if (text !== "") {
      args[field.name] = convert(field.dataset.kind, text, field.name);
    }
  }
  return args;
}

function convert(kind, text, name) {
  switch (kind) {
    case "integer": return Number(text);
    case "boolean": return text === "true";
    case "words": return text.split(",").map(word => word.trim()).filter(Boolean);
    case "json": try { return JSON.parse(text); } catch { throw new Refused(`${name} is not JSON.`); }
    default: return text;
  }
}

/** Puts a question of the house to whoever sits here. */
function ask({ message, requestedSchema }) {
  document.getElementById("ask-message").textContent = message;
  const fields = document.getElementById("ask-fields");
  fields.replaceChildren(...Object.entries(requestedSchema?.properties ?? {}).map(([name, schema]) => {
    const paragraph = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    paragraph.className = "field";
    input.name = name;
    input.type = schema.type === "boolean" ? "checkbox" : schema.type === "integer" ? "number" : "text";
    input.dataset.kind = schema.type === "string" ? "text" : schema.type;
    input.required = schema.type !== "boolean" && (requestedSchema.required ?? []).includes(name);
    label.append(schema.title ?? schema.description ?? name, " ", input);
    paragraph.append(label);
    return paragraph;
  }));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener("close", () => {
    if (dialog.returnValue === "accept") {
      resolve({ action: "accept", content: read(fields.querySelectorAll("input")) });
    } else {
      resolve({ action: dialog.returnValue === "decline" ? "decline" : "cancel" });
    }
  }, { once: true }));
}

function show(output, failed, text) {
  const block = document.createElement("pre");
  block.tabIndex = 0;
  block.textContent = text;
  output.replaceChildren(block);
  output.classList.toggle("failed", failed);
  output.hidden = false;
}

for (const form of forms) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const button = form.querySelector("button");
    const wait = form.querySelector(".wait");
    const output = form.querySelector("output");
    button.disabled = true;
    wait.textContent = "Working …";
    try {
      const args = read(form.querySelectorAll("[name]"));
      const result = await use(token(), form.dataset.tool, args, ask, sentence => (wait.textContent = sentence));
      const content = result.structuredContent ?? result.content;
      show(output, result.isError === true, JSON.stringify(content, null, 2));
    } catch (problem) {
      show(output, true, problem.message);
    } finally {
      button.disabled = false;
      wait.textContent = "";
    }
  });
}

render();

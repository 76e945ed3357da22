/** The sandbox's page: telephones, mishaps, books and the journal, asked for again and again. */

const by = (id) => document.getElementById(id);

/** An element with text or children; never HTML. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(body.message ?? `HTTP ${answer.status}`);
  return body;
}

const money = (cents) => (cents / 100).toLocaleString("en-US", { style: "currency", currency: "USD" });

/* Telephones */

by("dial").addEventListener("submit", (event) => {
  event.preventDefault();
  const number = by("number").value.replace(/[^\d+]/g, "");
  location.assign(`/phones/${encodeURIComponent(number.startsWith("+") ? number : "+" + number)}/page`);
});

async function showPhones() {
  const { phones } = await ask("/phones");
  by("no-phones").hidden = phones.length > 0;
  by("phones").replaceChildren(
    ...phones.map(({ number, state }) =>
      make(
        "li",
        {},
        make("a", { href: `/phones/${encodeURIComponent(number)}/page` }, number),
        make("span", { class: state === "idle" ? "pill" : "pill good" }, state || "idle"),
      ),
    ),
  );
}

/* Mishaps */

by("mishap").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = Object.fromEntries(new FormData(event.target));
  const rule = {
    provider: form.provider,
    kind: form.kind,
    match: form.path ? { path: form.path } : {},
    nth: Number(form.nth),
    times: Number(form.times),
    status: Number(form.status),
    delay_ms: Number(form.delay_ms),
  };
  try {
    await ask("/mishaps", { method: "POST", body: JSON.stringify(rule) });
    by("mishap-said").textContent = "In force.";
  } catch (problem) {
    by("mishap-said").textContent = problem.message;
  }
  await showMishaps();
});

by("clear").addEventListener("click", async () => {
  await ask("/mishaps", { method: "DELETE" });
  by("mishap-said").textContent = "All is well again.";
  await showMishaps();
});

async function showMishaps() {
  const { mishaps } = await ask("/mishaps");
  by("mishaps").replaceChildren(
    ...mishaps.map((rule) =>
      make(
        "li",
        {},
        make("span", {}, `${rule.provider} ${rule.match.path ?? "every path"}`),
        make("span", { class: "pill bad" }, rule.kind + (rule.status ? ` ${rule.status}` : "")),
        make("small", {}, rule.times === 0 ? `from match ${rule.nth} on` : `match ${rule.nth}, ${rule.times}×`),
      ),
    ),
  );
}

/* Books */

/** A table whose columns of figures are set right. */
function table(head, rows) {
  const figures = head.map((_, column) => /^[\d$]/.test(rows[0][column]));
  const cells = (tag, row) =>
    make("tr", {}, ...row.map((cell, column) => make(tag, figures[column] ? { class: "number" } : {}, cell)));
  return make("table", {}, make("thead", {}, cells("th", head)), make("tbody", {}, ...rows.map((row) => cells("td", row))));
}

async function showBooks() {
  const { stripe, twilio } = await ask("/books");
  const intents = stripe?.payment_intents ?? [];
  const calls = twilio?.calls ?? [];
  by("no-books").hidden = intents.length + calls.length > 0;
  const kept = intents.reduce((sum, line) => sum + line.captured - line.refunded, 0);
  by("kept").textContent = intents.length ? `${money(kept)} kept` : "";
  by("books").replaceChildren();
  if (intents.length) {
    const rows = intents
      .slice(-20)
      .reverse()
      .map((line) => [line.status, money(line.authorised), money(line.captured), money(line.released), money(line.held), "…" + line.id.slice(-8)]);
    by("books").append(table(["Payment", "authorised", "captured", "released", "held", "id"], rows));
  }
  if (calls.length) {
    const rows = calls.slice(0, 20).map((call) => [call.status, call.to, `${call.seconds} s`, "…" + call.sid.slice(-8)]);
    by("books").append(table(["Call", "to", "talked", "sid"], rows));
  }
}

/* Journal */

const KEPT = 300;
let seen = -200;

function journalLine(entry) {
  const good = entry.status > 0 && entry.status < 400;
  const line = make(
    "li",
    {},
    make("span", { class: good ? "pill good" : "pill bad" }, entry.status ? String(entry.status) : "none"),
    make("span", { class: "path" }, make("b", {}, entry.provider), ` ${entry.method} ${entry.path}`),
    make("small", {}, `${entry.at.slice(11, 19)} · ${entry.millis} ms`),
  );
  if (entry.note || entry.body) {
    const about = [entry.direction, entry.note].filter(Boolean).join(" · ");
    line.append(make("details", {}, make("summary", {}, about), make("pre", { class: "mono" }, entry.body || "no body")));
  }
  return line;
}

async function showJournal() {
  const provider = by("filter").value;
  const { entries, last } = await ask(`/journal?since=${seen}&provider=${encodeURIComponent(provider)}`);
  seen = last;
  const journal = by("journal");
  journal.prepend(...entries.reverse().map(journalLine));
  while (journal.childElementCount > KEPT) journal.lastElementChild.remove();
  by("no-journal").hidden = journal.childElementCount > 0;
}

by("filter").addEventListener("change", () => {
  seen = -200;
  by("journal").replaceChildren();
});

/* Addresses, and everything again */

async function showAddresses() {
  const simulators = await ask("/simulators");
  for (const [name, base] of Object.entries(simulators)) {
    by("addresses").append(make("li", {}, make("span", {}, name), make("code", {}, base)));
    by("providers").append(make("option", { value: name }, name));
    by("filter").append(make("option", { value: name }, name));
  }
}

async function forever(show, everyMs) {
  for (;;) {
    if (!document.hidden) await show().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

await showAddresses();
forever(showJournal, 1000);
forever(showPhones, 2000);
forever(showBooks, 2000);
forever(showMishaps, 3000);

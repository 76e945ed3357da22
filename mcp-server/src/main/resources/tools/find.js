// Finds tools by words and toolset, opens the one in the address, copies commands.
const bar = document.getElementById("find");
const tools = [...document.querySelectorAll(".tool")];
const sections = [...document.querySelectorAll("section[data-toolset]")];
const count = document.getElementById("count");
const nothing = document.getElementById("nothing");

function show() {
  const data = new FormData(bar);
  const words = data.get("words").toLowerCase().split(/\s+/).filter(Boolean);
  const toolset = data.get("toolset");
  let shown = 0;
  for (const section of sections) {
    let here = 0;
    for (const tool of section.querySelectorAll(".tool")) {
      const fits = (!toolset || toolset === section.dataset.toolset)
        && words.every(word => tool.dataset.words.includes(word));
      tool.hidden = !fits;
      here += fits ? 1 : 0;
    }
    section.hidden = here === 0;
    shown += here;
  }
  count.textContent = shown === tools.length ? "" : `${shown} of ${tools.length} tools`;
  nothing.hidden = shown > 0;
}

function open() {
  const tool = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (tool?.matches(".tool")) {
    if (tool.hidden) {
      bar.reset();
      show();
    }
    tool.querySelector("details").open = true;
    tool.scrollIntoView();
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
}

const command = document.getElementById("command");
command.textContent = command.textContent.replace("http://localhost:3001", location.origin);

bar.hidden = false;
bar.addEventListener("input", show);
bar.addEventListener("submit", event => event.preventDefault());
document.getElementById("clear").addEventListener("click", () => {
  bar.reset();
  show();
});
document.addEventListener("keydown", event => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    bar.elements.words.focus();
  }
});
addEventListener("hashchange", open);
open();

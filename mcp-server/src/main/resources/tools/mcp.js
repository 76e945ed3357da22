// One request of the Model Context Protocol (2026-07-28, without a session), with its questions and its progress.
const VERSION = "2026-07-28";
const META = "io.modelcontextprotocol/";
let last = 0;

export class Refused extends Error {}

/**
 * Uses a tool.
 * @param ask is given a question {message, requestedSchema}; resolves to {action, content}
 * @param told is given a sentence while it works
 */
export async function use(token, name, args, ask, told) {
  let params = { name, arguments: args };
  for (;;) {
    const result = await send(token, "tools/call", name, params, told);
    if (result.resultType !== "input_required") {
      return result;
    }
    const inputResponses = {};
    for (const [key, request] of Object.entries(result.inputRequests ?? {})) {
      inputResponses[key] = await ask(request.params);
    }
    params = { name, arguments: args, inputResponses, requestState: result.requestState };
  }
}

async function send(token, method, name, params, told) {
  const id = ++last;
  const meta = {
    [META + "protocolVersion"]: VERSION,
    [META + "clientCapabilities"]: { elicitation: { form: {} } },
    [META + "clientInfo"]: { name: "call-me-back-page", version: "1" },
    progressToken: id,
  };
  const response = await fetch("/mcp", {
    method: "POST",
    headers: {
      "Authorization": "Bearer " + token,
      "Content-Type": "application/json",
      "Accept": "application/json, text/event-stream",
      "MCP-Protocol-Version": VERSION,
      "Mcp-Method": method,
      "Mcp-Name": name,
    },
    body: JSON.stringify({ jsonrpc: "2.0", id, method, params: { ...params, _meta: meta } }),
  });
  if (response.status === 401) {
    throw new Refused("Please sign in again.");
  }
  const type = response.headers.get("Content-Type") ?? "";
  const message = type.startsWith("text/event-stream")
    ? await listen(response, id, told)
    : type.startsWith("application/json") ? await response.json() : null;
  if (!message || message.error) {
    throw new Refused(message?.error?.message ?? `The house answered ${response.status}.`);
  }
  return message.result;
}

/** Reads a stream of events up to the answer. */
async function listen(response, id, told) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      throw new Refused("The answer broke off.");
    }
    text += value.replaceAll("\r\n", "\n");
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) {
      const data = event.split("\n").filter(line => line.startsWith("data:")).map(line => line.slice(5)).join("\n");
      const message = data.trim() ? JSON.parse(data) : {};
      if (message.id === id) {
        await reader.cancel();
        return message;
      }
      if (message.method === "notifications/progress" && message.params.message) {
        told(message.params.message);
      }
    }
  }
}

// The official TypeScript client, version 1, uses the house itself: a whole call from the quote to the receipt, and a key
// that may not spend. Arguments: the house's address, its sandbox's, and the command that starts the tools on stdin and stdout.
import assert from 'node:assert/strict';
import {Client} from '@modelcontextprotocol/sdk/client/index.js';
import {StdioClientTransport} from '@modelcontextprotocol/sdk/client/stdio.js';
import {StreamableHTTPClientTransport} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {ElicitRequestSchema} from '@modelcontextprotocol/sdk/types.js';

const [house, sandbox, ...command] = process.argv.slice(2);
const PHONE = '+14155550164';
const PASSWORD = 'Correct-Horse-1';

const ask = async (method, url, body, token) => {
  const response = await fetch(url, {
    method,
    headers: {'Content-Type': 'application/json', ...(token && {Authorization: `Bearer ${token}`})},
    body: body && JSON.stringify(body)
  });
  const answer = await response.text();
  assert.ok(response.ok, `${method} ${url}: ${response.status} ${answer}`);
  return answer ? JSON.parse(answer) : undefined;
};
const api = (method, path, body, token) => ask(method, `${house}/api${path}`, body, token);

const {token: session} = await api('POST', '/auth/register',
    {name: 'Ann', email: `ann.${process.pid}@example.com`, password: PASSWORD, phone: PHONE});
await api('POST', '/user/payment-method', {payment_method_id: 'pm_card_visa', set_as_default: true}, session);
await ask('PUT', `${sandbox}/phones/${PHONE}`, {
  behaviour: 'answer', answer_after_ms: 200,
  script: [{say: 'hello who is this'}, {say: 'oh no is the office really flooded'}, {wait_ms: 1500}, {hang_up: true}]
});
const mint = async (name, cap, ...scopes) =>
    (await api('POST', '/tokens', {name, password: PASSWORD, daily_cap: cap, scopes}, session)).token;

const asked = [];
const connect = async transport => {
  const client = new Client({name: 'house', version: '1'}, {capabilities: {elicitation: {}}});
  client.setRequestHandler(ElicitRequestSchema, async ({params}) => {
    asked.push(params.message);
    return {action: 'accept', content: {confirm: true}};
  });
  await client.connect(transport);
  return client;
};
const http = token => connect(new StreamableHTTPClientTransport(
    new URL(`${house}/mcp`), {requestInit: {headers: {Authorization: `Bearer ${token}`}}}));
const use = async (client, name, args) => {
  const result = await client.callTool({name, arguments: args}, undefined, {timeout: 90_000});
  assert.ok(!result.isError, `${name}: ${result.content[0].text}`);
  return result.structuredContent;
};

const spender = await http(
    await mint('spends', 1000, 'calls:write', 'personas', 'billing:read', 'billing:spend'));
const {personas: [persona]} = await use(spender, 'list_personas', {limit: 1});
const quote = await use(spender, 'quote_call', {persona_id: persona.persona_id, minutes: 2});
assert.equal(asked.length, 0, 'a quote asks nothing of anybody');
const order = {quote_id: quote.quote_id, idempotency_key: 'dinner-1', purpose: 'Pretend the office is flooded.'};
const placed = await use(spender, 'place_call', order);
assert.equal(placed.status, 'done');
assert.equal(asked.length, 1, 'money is held after the user said yes, once');
assert.match(asked[0], /1\.05|\$/);
assert.deepEqual(await use(spender, 'place_call', order), placed, 'the same key is the same call');
assert.equal(asked.length, 1);

let call;
do {
  call = await use(spender, 'wait_for_call', {call_id: placed.call_id, seconds: 30});
} while (!['completed', 'failed', 'cancelled'].includes(call.status.toLowerCase()));
assert.equal(call.status.toLowerCase(), 'completed', JSON.stringify(call));
const words = JSON.stringify(await use(spender, 'get_transcript', {call_id: placed.call_id}));
assert.match(words, /flooded/);
const receipt = await use(spender, 'get_receipt', {call_id: placed.call_id});
const paid = receipt.captured_cents + receipt.pending_cents;
assert.ok(paid > 0 && paid <= placed.held_cents, JSON.stringify(receipt));
await spender.close();

// A key that may not spend sees no tool that does, and gets none by its name.
const poor = await http(await mint('looks', undefined, 'calls:read', 'personas', 'billing:read'));
assert.ok(!(await poor.listTools()).tools.some(tool => tool.name === 'place_call'));
await assert.rejects(poor.callTool({name: 'place_call', arguments: order}), error => {
  assert.match(String(error), /403|insufficient_scope|billing:spend|calls:write/);
  return true;
});
await poor.close();

// The same tools on stdin and stdout; the second start knows what classes look like.
const env = {...process.env, CALLMEBACK_TOKEN: await mint('pipes', undefined, 'calls:read')};
const took = [];
for (let n = 0; n < 2; n++) {
  const started = performance.now();
  const piped = await connect(
      new StdioClientTransport({command: command[0], args: command.slice(1), env}));
  const {tools} = await piped.listTools();
  took.push(`${Math.round(performance.now() - started)} ms`);
  assert.ok(tools.some(tool => tool.name === 'list_calls'));
  const {calls} = await use(piped, 'list_calls', {});
  assert.equal(calls[0].call_id, placed.call_id);
  await piped.close();
}
console.log(`first list on stdio after ${took.join(', then ')}`);

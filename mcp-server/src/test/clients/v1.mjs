// The official TypeScript client, version 1, uses everything that a session offers.
import assert from 'node:assert/strict';
import {Client} from '@modelcontextprotocol/sdk/client/index.js';
import {StreamableHTTPClientTransport} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  CreateMessageRequestSchema, ElicitRequestSchema, ToolListChangedNotificationSchema
} from '@modelcontextprotocol/sdk/types.js';

const client = new Client(
    {name: 'v1', version: '1'}, {capabilities: {elicitation: {}, sampling: {}}});
client.setRequestHandler(
    ElicitRequestSchema,
    async () => ({action: 'accept', content: {username: 'ann', email: 'ann@example.com'}}));
client.setRequestHandler(
    CreateMessageRequestSchema,
    async () => ({role: 'assistant', model: 'none', content: {type: 'text', text: 'Paris'}}));
const changed = new Promise(resolve =>
    client.setNotificationHandler(ToolListChangedNotificationSchema, resolve));

const transport = new StreamableHTTPClientTransport(new URL(process.argv[2]));
await client.connect(transport);
assert.equal(client.getServerVersion().name, 'conformance');

const {tools} = await client.listTools();
assert.ok(tools.some(tool => tool.name === 'test_simple_text'));
const said = async (name, args = {}, options = {}) =>
    (await client.callTool({name, arguments: args}, undefined, options)).content[0].text;
assert.match(await said('test_simple_text'), /simple text/);
assert.match(await said('test_elicitation', {message: 'Who?'}), /action=accept.*ann/);
assert.match(await said('test_sampling', {prompt: 'Capital?'}), /Paris/);

const seen = [];
await said('test_tool_with_progress', {}, {onprogress: each => seen.push(each.progress)});
assert.deepEqual(seen, [0, 50, 100]);

const abort = new AbortController();
const cancelled = said('test_tool_with_progress', {}, {signal: abort.signal});
setTimeout(() => abort.abort('changed my mind'), 20);
await assert.rejects(cancelled);

await said('test_trigger_tool_change');
await changed;

assert.equal((await client.listPrompts()).prompts.length, 5);
const prompt = await client.getPrompt(
    {name: 'test_prompt_with_arguments', arguments: {arg1: 'a', arg2: 'b'}});
assert.match(prompt.messages[0].content.text, /arg1='a', arg2='b'/);
const completed = await client.complete({
  ref: {type: 'ref/prompt', name: 'test_prompt_with_arguments'}, argument: {name: 'arg1', value: 'pa'}
});
assert.ok(completed.completion.values.includes('paris'));
assert.equal((await client.listResources()).resources.length, 3);
assert.equal((await client.listResourceTemplates()).resourceTemplates.length, 1);
const read = await client.readResource({uri: 'test://template/7/data'});
assert.match(read.contents[0].text, /"id":"7"/);

await transport.terminateSession();
await client.close();

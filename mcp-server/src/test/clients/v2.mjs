// The official TypeScript client, version 2, in the era that is asked for: "legacy" or "auto".
import assert from 'node:assert/strict';
import {Client, StreamableHTTPClientTransport} from '@modelcontextprotocol/client';

const [address, era] = process.argv.slice(2);
const client = new Client(
    {name: 'v2', version: '1'},
    {
      capabilities: {elicitation: {form: {}}},
      ...(era === 'auto' ? {versionNegotiation: {mode: 'auto'}} : {})
    });
client.setRequestHandler(
    'elicitation/create',
    async () => ({action: 'accept', content: {username: 'ann', email: 'ann@example.com'}}));
await client.connect(new StreamableHTTPClientTransport(new URL(address)));
assert.equal(
    client.getNegotiatedProtocolVersion(), era === 'auto' ? '2026-07-28' : '2025-11-25');

const {tools} = await client.listTools();
assert.ok(tools.some(tool => tool.name === 'test_simple_text'));
const said = async (name, args = {}, options = {}) =>
    (await client.callTool({name, arguments: args}, options)).content[0].text;
assert.match(await said('test_simple_text'), /simple text/);
assert.match(await said('test_elicitation', {message: 'Who?'}), /action=accept.*ann/);
assert.equal(await said('test_header_param', {region: 'Zürich'}), 'ok');
const seen = [];
await said('test_tool_with_progress', {}, {onprogress: each => seen.push(each.progress)});
assert.deepEqual(seen, [0, 50, 100]);
assert.equal((await client.listPrompts()).prompts.length, 5);
assert.match(
    (await client.readResource({uri: 'test://template/7/data'})).contents[0].text, /"id":"7"/);
await client.close();

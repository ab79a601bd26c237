import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { shareWorkflows } from '../src/share.js';
import { FakeLocks } from './support/locks.js';
import { serve } from './support/server.js';

const event = (type, workflowId, rev, body = {}) => ({ type, workflowId, ts: '2026-01-01T00:00:00.000Z', t: rev, node: '0', rev, ...body });

/** Serves several runs over one connection, with positions as the host writes them: a part for each run. */
class Host {
  runs = new Map();
  open = new Set();

  add(id, count) {
    this.runs.set(id, []);
    for (let rev = 1; rev <= count; rev++) this.write(id, event(rev === 1 ? 'workflow.started' : 'log', id, rev, { name: id, level: 'information', message: `line ${rev}` }));
  }

  write(id, json) {
    this.runs.get(id).push(json);
    for (const reader of this.open) reader();
  }

  finish(id) {
    this.write(id, event('workflow.finished', id, this.runs.get(id).length + 1, { name: id, outcome: 'succeeded', durationMs: 1 }));
  }

  serve = (request, response) => {
    const ids = new URL(request.url, 'http://x').searchParams.get('ids').split(',');
    const parts = request.headers['last-event-id']?.split('.');
    const at = ids.map((_, i) => Number(parts?.[i] ?? 0));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    ids.forEach((id, i) => this.runs.has(id) || response.write(`event: stream.gap\ndata: ${JSON.stringify({ type: 'stream.gap', stream: id, requested: parts?.[i] ?? '0', firstAvailable: '0', head: '0', epochChanged: true })}\n\n`));
    const pump = () => ids.forEach((id, i) => {
      for (const events = this.runs.get(id) ?? []; at[i] < events.length; ) {
        const json = events[at[i]++];
        response.write(`event: ${json.type}\nid: ${at.join('.')}\ndata: ${JSON.stringify(json)}\n\n`);
      }
    });
    this.open.add(pump);
    response.on('close', () => this.open.delete(pump));
    pump();
  };
}

describe('shareWorkflows', () => {
  let host;
  let server;
  let hubs;

  before(() => {
    Object.defineProperty(globalThis, 'navigator', { value: { locks: new FakeLocks() }, configurable: true });
  });
  after(() => {
    delete globalThis.navigator;
  });
  afterEach(async () => {
    for (const hub of hubs) hub.close();
    await server.close();
  });

  async function start(tabs) {
    host = new Host();
    server = await serve(host.serve);
    const url = server.url.replace('/stream', '');
    hubs = Array.from({ length: tabs }, () => shareWorkflows(url, { minDelay: 1, baseDelay: 0 }));
    return hubs;
  }

  const watching = (hub, id) => {
    const seen = { last: undefined, count: 0 };
    const watch = hub.watch(id, { maxFps: 1000, onSnapshot: (snapshot, connection) => Object.assign(seen, { last: snapshot, connection, count: seen.count + 1 }) });
    return Object.assign(seen, { close: watch.close });
  };

  async function until(condition, what) {
    for (const end = Date.now() + 60_000; !condition(); ) {
      assert.ok(Date.now() < end, `timed out: ${what ?? condition}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('uses one connection for many workflows in many tabs', async () => {
    const tabs = await start(7);
    for (let i = 0; i < 7; i++) host.add(`run-${i}`, 3);
    const seen = tabs.map((hub, i) => watching(hub, `run-${i}`));
    await until(() => seen.every(({ last }) => last?.rev === 3));
    assert.equal(host.open.size, 1);
    assert.equal(tabs.filter((hub) => hub.isLeader).length, 1);
    host.write('run-5', event('log', 'run-5', 4, { level: 'information', message: 'live' }));
    await until(() => seen[5].last.rev === 4);
    assert.deepEqual(seen[5].last.logs.map(({ message }) => message), ['line 2', 'line 3', 'live']);
    assert.equal(host.open.size, 1);
  });

  it('goes on exactly where it was when workflows come and go', async () => {
    const [hub] = await start(1);
    host.add('a', 3);
    host.add('b', 2);
    const a = watching(hub, 'a');
    await until(() => a.last?.rev === 3);
    const b = watching(hub, 'b');
    await until(() => b.last?.rev === 2);
    const { headers, url } = server.requests.at(-1);
    assert.match(url, /ids=a,b$/);
    assert.equal(headers['last-event-id'], '3.0');
    b.close();
    await until(() => server.requests.at(-1).url.endsWith('ids=a'));
    assert.equal(server.requests.at(-1).headers['last-event-id'], '3');
  });

  it('gives a late tab everything, before and after', async () => {
    const [first, second] = await start(2);
    host.add('a', 50);
    const early = watching(first, 'a');
    await until(() => early.last?.rev === 50);
    const late = watching(second, 'a');
    host.write('a', event('log', 'a', 51, { level: 'information', message: 'live' }));
    await until(() => late.last?.rev === 51);
    assert.equal(late.last.logs.length, 50);
    assert.deepEqual(late.last, early.last);
    assert.equal(server.requests.length, 1);
  });

  it('finds a new leader when the tab that led is gone, and misses nothing', async () => {
    const [first, second, third] = await start(3);
    host.add('a', 5);
    host.add('b', 5);
    watching(first, 'a');
    const b = watching(second, 'b');
    const c = watching(third, 'a');
    await until(() => b.last?.rev === 5 && c.last?.rev === 5);
    first.close();
    host.write('a', event('log', 'a', 6, { level: 'information', message: 'meanwhile' }));
    host.write('b', event('log', 'b', 6, { level: 'information', message: 'meanwhile' }));
    await until(() => b.last.rev === 6 && c.last.rev === 6);
    assert.equal(host.open.size, 1);
    assert.equal(b.last.logs.length, 5);
    assert.equal(c.last.logs.length, 5);
  });

  it('forgets what a tab wanted that is gone', async () => {
    const [first, second] = await start(2);
    host.add('a', 2);
    host.add('b', 2);
    const a = watching(first, 'a');
    const b = watching(second, 'b');
    await until(() => a.last?.rev === 2 && b.last?.rev === 2);
    second.close();
    await until(() => server.requests.at(-1).url.endsWith('ids=a'));
  });

  it('does not take a tab for gone whose lock comes late', async () => {
    const { locks } = navigator;
    const [first] = await start(1);
    host.add('a', 2);
    host.add('b', 2);
    const a = watching(first, 'a');
    await until(() => a.last?.rev === 2);
    let slow = true;
    locks.delay = () => slow && new Promise((resolve) => setTimeout(resolve, 50));
    const second = shareWorkflows(server.url.replace('/stream', ''), { minDelay: 1, baseDelay: 0 });
    slow = false;
    hubs.push(second);
    const b = watching(second, 'b');
    await until(() => b.last?.rev === 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    host.write('b', event('log', 'b', 3, { level: 'information', message: 'live' }));
    await until(() => b.last.rev === 3);
    locks.delay = () => {};
  });

  it('lets go of the connection when all workflows are over, and says so', async () => {
    const tabs = await start(2);
    host.add('a', 2);
    const seen = tabs.map((hub) => watching(hub, 'a'));
    await until(() => seen.every(({ last }) => last?.rev === 2));
    host.finish('a');
    await until(() => seen.every(({ last }) => last.status === 'succeeded'));
    for (const { connection } of seen) assert.deepEqual([connection.status, connection.ended], ['closed', true]);
    await until(() => host.open.size === 0);
  });

  it('tells a workflow that is not there from those that are', async () => {
    const [hub] = await start(1);
    host.add('a', 2);
    const a = watching(hub, 'a');
    const none = watching(hub, 'none');
    await until(() => none.connection?.status === 'closed' && a.last?.rev === 2);
    assert.equal(none.connection.error.status, 404);
    await until(() => a.connection.status === 'open');
  });
});

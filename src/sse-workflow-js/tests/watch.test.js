import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { watch } from '../src/index.js';
import { fakeFetch, settle } from './support/fakes.js';

const frame = (type, body) => `event: ${type}\ndata: ${JSON.stringify({ type, ...body })}\n\n`;
const steps = (from, count) =>
  Array.from({ length: count }, (_, i) => frame('step.started', { node: String(from + i), parent: '0', rev: from + i, name: `Step ${from + i}` })).join('');

async function start(t, options = {}) {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const now = mock.method(performance, 'now', () => Date.now());
  const { fetch, calls } = fakeFetch();
  const shown = [];
  const watching = watch('http://page.test/events', { fetch, onSnapshot: (snapshot, state) => shown.push({ snapshot, state }), ...options });
  t.after(() => {
    watching.close();
    now.mock.restore();
    mock.timers.reset();
  });
  await settle();
  calls[0].open();
  await settle();
  const pass = async (ms) => {
    mock.timers.tick(ms);
    await settle();
  };
  return { watching, shown, pass, call: calls[0], send: async (text) => (calls[0].send(text), settle()) };
}

describe('watch', () => {
  it('shows states no more often than asked', async (t) => {
    const { shown, pass, send } = await start(t, { maxFps: 8 });
    await pass(1000);
    const before = shown.length;
    for (let at = 0; at < 100; at++) {
      await send(steps(at + 1, 1));
      await pass(10);
    }
    const count = shown.length - before;
    assert.ok(count >= 7 && count <= 9, `${count} in a second`);
  });

  it('shows the last change, and nothing while nothing changes', async (t) => {
    const { shown, pass, send } = await start(t);
    await send(steps(1, 5));
    await pass(1000);
    assert.equal(shown.at(-1).snapshot.rev, 5);
    const count = shown.length;
    await pass(60_000 - 1000);
    assert.equal(shown.filter(({ state }) => state.status === 'open').length, count);
  });

  it('shows the end at once', async (t) => {
    const { shown, send, watching } = await start(t);
    await send(steps(1, 5) + frame('workflow.finished', { node: '0', rev: 6, outcome: 'succeeded' }));
    assert.equal(shown.at(-1).snapshot.status, 'succeeded');
    assert.equal(shown.at(-1).state.status, 'closed');
    assert.equal(shown.at(-1).state.ended, true);
    await watching.connection.done;
  });

  it('never changes a state it has shown', async (t) => {
    const { shown, pass, send } = await start(t);
    await send(steps(1, 5));
    await pass(200);
    const copy = structuredClone(shown.at(-1).snapshot);
    const first = shown.at(-1).snapshot;
    await send(steps(6, 5));
    await pass(200);
    assert.deepEqual(first, copy);
    assert.equal(Object.keys(shown.at(-1).snapshot.nodes).length, 10);
    assert.equal(shown.at(-1).snapshot.nodes[1], first.nodes[1], 'what did not change is shared');
  });

  it('ignores events that are not JSON, and types nobody knows', async (t) => {
    const { shown, pass, send, watching } = await start(t);
    await send('data: not json\n\n' + frame('x.mine', { rev: 1 }) + steps(2, 1));
    await pass(200);
    assert.equal(shown.at(-1).snapshot.rev, 2);
    assert.equal(watching.connection.state.status, 'open');
  });

  it('starts anew behind a gap to another epoch, and keeps what it has behind others', async (t) => {
    const { watching, send } = await start(t);
    await send(steps(1, 5) + frame('stream.gap', { epochChanged: false }));
    assert.equal(Object.keys(watching.snapshot.nodes).length, 5);
    await send(frame('stream.gap', { epochChanged: true }) + steps(1, 2));
    assert.equal(Object.keys(watching.snapshot.nodes).length, 2);
  });

  it('shows that the connection is lost', async (t) => {
    const { shown, pass, call } = await start(t);
    call.controller.error(new TypeError('network error'));
    await settle();
    await pass(125);
    assert.equal(shown.at(-1).state.status, 'waiting');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reduce } from '../../sse-workflow-js/src/reduce.js';
import { RunHistory } from '../app/run/history.js';

const event = (type, rev, more = {}) => ({ type, workflowId: 'w', ts: new Date(rev).toISOString(), t: rev * 10, node: '0', rev, ...more });
const steps = (count) => [
  event('workflow.started', 1, { name: 'import' }),
  ...Array.from({ length: count }, (_, i) => event('step.started', i + 2, { node: String(i + 1), parent: '0', name: `Step ${i + 1}` })),
];

function filled(events, options) {
  const history = new RunHistory(options);
  for (const one of events) history.add(one);
  return history;
}

describe('history', () => {
  it('knows the state after each event as the reducer does', () => {
    const events = steps(40);
    const history = filled(events, { every: 7 });

    let expected;
    events.forEach((one, at) => {
      expected = reduce(expected, one);
      assert.deepEqual(history.at(at + 1), expected, `after event ${at}`);
    });
    assert.deepEqual(history.live, expected);
  });

  it('begins with nothing', () => assert.equal(filled(steps(3)).at(0).rev, 0));

  it('does not change a state that was handed out', () => {
    const history = filled(steps(5), { every: 2 });
    const before = history.live;
    const copy = structuredClone(before);

    history.add(event('step.finished', 7, { node: '1', parent: '0', name: 'Step 1', outcome: 'succeeded', durationMs: 3 }));

    assert.deepEqual(before, copy);
    assert.equal(history.live.nodes[1].status, 'succeeded');
  });

  it('does not count what tells nothing new', () => {
    const history = filled(steps(3));

    assert.equal(history.add(event('step.started', 2, { node: '1', name: 'again' })), false);
    assert.equal(history.end, 4);
  });

  it('finds moments by time and by rev', () => {
    const history = filled(steps(10), { every: 4 });

    assert.equal(history.until(0), 0);
    assert.equal(history.until(35), 3);
    assert.equal(history.until(1e9), 11);
    assert.equal(history.after(5), 5);
    assert.equal(history.at(history.after(5)).rev, 5);
  });

  it('lets the oldest events go, and keeps the numbers of the others', () => {
    const events = steps(99);
    const history = filled(events, { every: 10, most: 30 });

    assert.ok(history.first > 0 && history.end - history.first <= 40);
    assert.equal(history.end, 100);
    assert.equal(history.at(95).rev, 95);
    assert.equal(history.at(0).rev, history.first, 'what came before is a state');
    assert.equal(history.event(95).rev, 96);
    assert.equal(history.event(0), undefined);
  });

  it('starts anew when the stream is another one', () => {
    const history = filled(steps(10));

    history.add({ type: 'stream.gap', epochChanged: true });
    history.add({ type: 'stream.snapshot', workflowId: 'w', name: 'import', rev: 2, t: 20, status: 'running', nodes: {} });

    assert.equal(history.live.rev, 2);
    assert.equal(history.end - history.first, 1);
  });
});

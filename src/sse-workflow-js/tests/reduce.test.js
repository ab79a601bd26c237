import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { emptySnapshot, reduce } from '../src/index.js';
import { apply } from '../src/reduce.js';

// The same recordings as the C# reducer runs.
const folder = new URL('../../../tests/cases/workflow/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), 'utf8');
const cases = readdirSync(folder).filter((name) => name.endsWith('.ndjson')).map((name) => ({
  name: name.replace('.ndjson', ''),
  events: read(name).trim().split('\n').map((line) => JSON.parse(line)),
  expected: JSON.parse(read(name.replace('.ndjson', '.json'))),
}));

const json = (value) => JSON.parse(JSON.stringify(value));
const freeze = (value) => {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

describe('reduce: recorded workflows', () => {
  for (const { name, events, expected } of cases) {
    it(`${name} makes the recorded snapshot`, () => {
      assert.deepEqual(json(events.reduce(reduce, undefined)), expected);
    });

    it(`${name} changes neither events nor snapshots`, () => {
      assert.deepEqual(json(events.map((event) => freeze(structuredClone(event))).reduce((state, event) => freeze(reduce(state, event)), undefined)), expected);
    });

    it(`${name} makes the same in one batch, in many, and from a snapshot with events twice`, () => {
      for (let cut = 0; cut <= events.length; cut += Math.ceil(events.length / 50)) {
        const batch = (state, from, to) => {
          const own = new Set();
          return events.slice(from, to).reduce((before, event) => apply(before, event, own), state);
        };
        const early = batch(emptySnapshot, 0, cut);
        const copy = json(early);
        assert.deepEqual(json(batch(early, Math.max(0, cut - 3))), expected, `cut at ${cut}`);
        assert.deepEqual(json(early), copy, 'a batch leaves the state before it alone');
        if (cut) assert.deepEqual(json(batch(json(early), cut)), expected, `resumed at ${cut}`);
      }
    });
  }
});

describe('reduce', () => {
  const step = (rev, node, body = {}) => ({ type: 'step.started', workflowId: 'w', ts: '2026-01-01T00:00:00.000Z', t: 0, node: String(node), parent: '0', rev, name: `Step ${node}`, ...body });

  it('keeps 2,000 nodes: the oldest that has ended and has none inside it makes way', () => {
    let state = [step(1, 1), step(2, 2, { parent: '1' }), step(3, 3)].reduce(reduce, undefined);
    const finish = (rev, node) => ({ ...step(rev, node), type: 'step.finished', outcome: 'succeeded', durationMs: 1 });
    const own = new Set();
    state = apply(state, finish(4, 1), own);
    state = apply(state, finish(5, 3), own);
    for (let node = 4; node <= 2001; node++) state = apply(state, step(node + 10, node), own);
    assert.equal(Object.keys(state.nodes).length, 2000);
    assert.deepEqual(Object.keys(state.nodes).slice(0, 3), ['1', '2', '4']);
    assert.equal(state.totals.nodes, 2001);
  });

  it('takes a snapshot from the stream as it is', () => {
    const state = reduce([step(1, 1), step(2, 2)].reduce(reduce, undefined), { type: 'stream.snapshot', workflowId: 'w', rev: 40, status: 'running', nodes: {}, t: 9 });
    assert.equal(state.rev, 40);
    assert.deepEqual(state.nodes, {});
    assert.deepEqual(state.problems, []);
    assert.equal('type' in state, false);
  });

  it('folds ten thousand events in far less than a second', () => {
    const events = Array.from({ length: 10_000 }, (_, i) => ({ type: 'item.finished', workflowId: 'w', ts: '2026-01-01T00:00:00.000Z', t: i, node: '1', parent: '0', rev: i + 1, index: i + 1, outcome: 'succeeded', durationMs: 1 }));
    // Of this program's processor time, which other programs cannot stretch.
    const start = process.cpuUsage();
    const own = new Set();
    const state = events.reduce((before, event) => apply(before, event, own), emptySnapshot);
    assert.equal(state.totals.items, 10_000);
    const { user } = process.cpuUsage(start);
    assert.ok(user < 1_000_000, `${user / 1000} ms`);
  });
});

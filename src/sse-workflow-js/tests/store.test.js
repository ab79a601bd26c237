import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { select } from '../src/select.js';
import { createStore } from '../src/store.js';
import { emptySnapshot } from '../src/reduce.js';
import { fakeWatch } from './support/fake-watch.js';

describe('createStore', () => {
  it('watches while somebody listens', () => {
    const { watch, calls } = fakeWatch();
    const store = createStore('/events', { watch });
    assert.equal(calls.length, 0);
    const [first, second] = [store.subscribe(() => {}), store.subscribe(() => {})];
    assert.equal(calls.length, 1);
    first();
    assert.equal(calls[0].closed, false);
    second();
    assert.equal(calls[0].closed, true);
  });

  it('goes on where it was for the next listener', () => {
    const { watch, calls } = fakeWatch();
    const store = createStore('/events', { watch });
    const stop = store.subscribe(() => {});
    calls[0].show({ rev: 7 });
    calls[0].connection.lastEventId = 'a-7';
    stop();
    store.subscribe(() => {});
    assert.equal(calls[1].options.lastEventId, 'a-7');
    assert.equal(calls[1].options.snapshot.rev, 7);
  });

  it('asks no more for what is over', () => {
    const { watch, calls } = fakeWatch();
    const store = createStore('/events', { watch });
    const stop = store.subscribe(() => {});
    calls[0].show({ status: 'succeeded' }, { status: 'closed', ended: true });
    stop();
    store.subscribe(() => {});
    assert.equal(calls.length, 1);
    assert.equal(store.get().snapshot.status, 'succeeded');
  });

  it('gives the same value until something changes', () => {
    const { watch, calls } = fakeWatch();
    const store = createStore('/events', { watch });
    let told = 0;
    store.subscribe(() => told++);
    assert.equal(store.get(), store.get());
    const before = store.get();
    calls[0].show({});
    assert.notEqual(store.get(), before);
    assert.equal(told, 1);
  });
});

describe('select', () => {
  const node = (id, kind, status) => ({ id, kind, status, name: id, t: 0, rev: 1 });

  it('finds phases, steps and the step begun last of those that run', () => {
    const nodes = [node('1', 'phase', 'running'), node('2', 'step', 'running'), node('3', 'step', 'running'), node('4', 'step', 'succeeded')];
    const { phases, steps, currentStep } = select({ ...emptySnapshot, nodes: Object.fromEntries(nodes.map((one) => [one.id, one])) });
    assert.deepEqual(phases.map(({ id }) => id), ['1']);
    assert.deepEqual(steps.map(({ id }) => id), ['2', '3', '4']);
    assert.equal(currentStep.id, '3');
  });

  it('shows the latest 4 insights, or as many as asked', () => {
    const snapshot = { ...emptySnapshot, insights: [1, 2, 3, 4, 5, 6] };
    assert.deepEqual(select(snapshot).insights, [3, 4, 5, 6]);
    assert.deepEqual(select(snapshot, { maxInsights: 1 }).insights, [6]);
    assert.deepEqual(select(snapshot, { maxInsights: 0 }).insights, []);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { change, durationsOverTime, outcomesOverTime, windowName } from '../app/reports/figures.js';
import { ago, percent, running } from '../app/format.js';
import { address, parse } from '../app/router.js';

describe('reports', () => {
  it('say what changed, and whether that is good', () => {
    assert.deepEqual(change(20, 10, true), { text: '+100 %', tone: 'bad' });
    assert.deepEqual(change(5, 10, true), { text: '−50 %', tone: 'good' });
    assert.deepEqual(change(5, 10, false), { text: '−50 %', tone: 'bad' });
    assert.deepEqual(change(10.5, 10, true), { text: 'as before', tone: '' });
    assert.deepEqual(change(3, 0, true), { text: 'none before', tone: 'bad' });
    assert.deepEqual(change(1, undefined, true), { text: '', tone: '' });
  });

  it('stack outcomes by time', () => {
    const at = (ms, status) => ({ startedAt: new Date(ms).toISOString(), status });
    const [times, ...stacks] = outcomesOverTime([at(0, 'succeeded'), at(5, 'failed'), at(15, 'warned'), at(16, 'canceled'), at(99, 'failed'), at(5, 'running')], 0, 20, 2);

    assert.deepEqual(times, [0.005, 0.015]);
    assert.deepEqual(stacks, [[1, 0], [1, 1], [2, 1], [2, 2]]);
  });

  it('show durations by start, failures apart', () => {
    const run = (ms, status, durationMs) => ({ startedAt: new Date(ms).toISOString(), status, durationMs });

    assert.deepEqual(durationsOverTime([run(2000, 'timedOut', 500), run(1000, 'succeeded', 250), run(3000, 'running', 1)]), [[1, 2], [0.25, null], [null, 0.5]]);
  });

  it('name windows', () => assert.deepEqual([15, 60, 90, 1440, 10_080].map(windowName), ['15 min', '1 h', '1.5 h', '1 d', '7 d']));
});

describe('the address', () => {
  it('tells the view', () => {
    assert.deepEqual(['', '?view=reports', '?view=connections', '?view=other', '?run=a&view=reports'].map((search) => parse(search).view), ['list', 'reports', 'connections', 'list', 'run']);
  });

  it('leaves out what is empty', () => assert.equal(address({ run: 'a b&c', tab: undefined, at: '' }), '?run=a+b%26c'));
});

describe('figures', () => {
  it('are written for people', () => {
    assert.deepEqual([percent(0), percent(0.066), percent(0.5), percent(undefined)], ['0 %', '6.6 %', '50 %', '–']);
    assert.deepEqual([running(999), running(61_000), running(3_700_000)], ['0 s', '1:01 min', '1:01 h']);
    assert.deepEqual([ago(0), ago(59_000), ago(7_300_000)], ['just now', '59 s ago', '2 h ago']);
  });
});

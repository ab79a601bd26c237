import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyChanges, elapsed, emptyPage } from '../app/list/rows.js';

const row = (id, more = {}) => ({ id, name: 'import', status: 'running', startedAt: '2026-01-01T00:00:00Z', durationMs: 5, problems: 0, tags: {}, percentage: 10, current: 'Reading', ...more });
const first = () => applyChanges(emptyPage, { ids: ['a', 'b'], rows: [row('a'), row('b')], changes: [], next: 'n' });

describe('rows', () => {
  it('begin with what the first event says', () => {
    const page = first();

    assert.deepEqual([page.rows.map(({ id }) => id), page.next, page.ready], [['a', 'b'], 'n', true]);
  });

  it('that did not change are the same objects', () => {
    const before = first();

    const page = applyChanges(before, { rows: [], changes: [{ id: 'b', status: 'running', percentage: 20, current: 'Writing', problems: 0 }] });

    assert.equal(page.rows[0], before.rows[0]);
    assert.deepEqual([page.rows[1].percentage, page.rows[1].current, page.rows[1].name, page.next], [20, 'Writing', 'import', '']);
  });

  it('lose what a change leaves out, but not their duration', () => {
    const page = applyChanges(first(), { rows: [], changes: [{ id: 'a', status: 'running', problems: 0 }] });

    assert.deepEqual([page.rows[0].percentage, page.rows[0].current, page.rows[0].durationMs], [undefined, undefined, 5]);
  });

  it('come, go and move with the ids', () => {
    const page = applyChanges(first(), { ids: ['c', 'a'], rows: [row('c')], changes: [] });

    assert.deepEqual(page.rows.map(({ id }) => id), ['c', 'a']);
  });

  it('are empty when nothing matches', () => {
    assert.deepEqual(applyChanges(first(), { ids: [], rows: [], changes: [] }).rows, []);
  });

  it('count time while they run, and keep it afterwards', () => {
    const now = Date.parse('2026-01-01T00:01:00Z');

    assert.equal(elapsed(row('a'), now), 60_000);
    assert.equal(elapsed(row('a', { status: 'failed' }), now), 5);
    assert.equal(elapsed(row('a'), 0), 0, 'the clock of the viewer may be behind');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layout, ticks } from '../app/run/timeline.js';

const node = (id, parent, t, more = {}) => ({ id, parent, kind: 'step', name: `Step ${id}`, status: 'succeeded', t, durationMs: 10, ...more });
const snapshot = (nodes, more = {}) => ({ status: 'running', t: 0, nodes: Object.fromEntries(nodes.map((one) => [one.id, one])), ...more });
const shape = ({ rows }) => rows.map(({ node: { id }, depth }) => `${id}@${depth}`).join(' ');

describe('timeline', () => {
  it('nests steps in the order they began', () => {
    const nodes = [node('1', '0', 0, { kind: 'phase' }), node('3', '1', 20), node('2', '1', 5), node('4', '2', 6), node('5', '0', 50)];

    assert.equal(shape(layout(snapshot(nodes), 100, new Set())), '1@0 2@1 4@2 3@1 5@0');
  });

  it('hides what is inside of what is closed', () => {
    const nodes = [node('1', '0', 0), node('2', '1', 5), node('3', '2', 6), node('4', '0', 9)];
    const { rows } = layout(snapshot(nodes), 100, new Set(['1']));

    assert.deepEqual(rows.map(({ node: { id }, isOpen, hasChildren }) => [id, isOpen, hasChildren]), [['1', false, true], ['4', false, false]]);
  });

  it('shows parallel steps side by side in time', () => {
    const { rows, span } = layout(snapshot([node('1', '0', 10, { durationMs: 50 }), node('2', '0', 20, { durationMs: 15 })]), 100, new Set());

    assert.deepEqual(rows.map(({ start, end }) => [start, end]), [[10, 60], [20, 35]]);
    assert.equal(span, 100);
  });

  it('ends what runs now, and never before it began', () => {
    const running = { status: 'running', durationMs: undefined };
    const { rows } = layout(snapshot([node('1', '0', 10, running), node('2', '0', 90, running)]), 50, new Set());

    assert.deepEqual(rows.map(({ end }) => end), [50, 90]);
  });

  it('has a place for what was announced and has not begun', () => {
    const expected = { phases: [{ name: 'a', weight: 1 }, { name: 'b', weight: 1 }] };
    const nodes = [node('1', '0', 0, { kind: 'phase', name: 'a' })];

    assert.deepEqual(layout(snapshot(nodes, { expected }), 9, new Set()).rows.map(({ node: { name }, pending }) => [name, !!pending]), [['a', false], ['b', true]]);
    assert.equal(layout(snapshot(nodes, { expected, status: 'failed' }), 9, new Set()).rows.length, 1);
  });

  it('keeps steps whose parent made room for others', () => {
    assert.equal(shape(layout(snapshot([node('7', '6', 0)]), 10, new Set())), '7@0');
  });

  it('has a scale of round steps', () => {
    assert.deepEqual(ticks(950, 5), [0, 200, 400, 600, 800]);
    assert.deepEqual(ticks(3_600_000, 6), [0, 600_000, 1_200_000, 1_800_000, 2_400_000, 3_000_000, 3_600_000]);
    for (const span of [1, 7, 333, 86_400_000, 40 * 86_400_000]) assert.ok(ticks(span, 6).length <= 7, String(span));
  });
});

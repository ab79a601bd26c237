import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { duration, metricValue, remaining, words } from '../src/element/format.js';

describe('format', () => {
  it('writes durations with the digits they deserve', () => {
    assert.deepEqual([0.4, 12.3, 999, 1500, 59_940, 59_960, 65_000, 3_725_000].map(duration), ['<1 ms', '12 ms', '999 ms', '1.5 s', '59.9 s', '1 min 00 s', '1 min 05 s', '1 h 02 min']);
    assert.deepEqual([300, 8000, 120_000, 7_200_000].map(remaining), ['a moment left', 'about 8 s left', 'about 2 min left', 'about 2 h left']);
  });

  it('writes figures by kind and unit', () => {
    assert.equal(metricValue({ kind: 'gauge', name: 'portfolio_size', value: 5251, unit: 'By' }), '5.1 KiB');
    assert.equal(metricValue({ kind: 'rate', name: 'stages', value: 136.78, unit: '1/min' }), '137 a minute');
    assert.equal(metricValue({ kind: 'timer', name: 'x', value: 2431.4, unit: 'ms' }), '2.4 s');
    assert.equal(metricValue({ kind: 'gauge', name: 'confidence', value: 0.875 }), '88 %');
    assert.equal(metricValue({ kind: 'gauge', name: 'broken', value: undefined }), '–');
  });

  it('makes words of names', () => {
    assert.deepEqual(['VALIDATION', 'ai_extraction', 'cv_extraction'].map(words), ['Validation', 'Ai extraction', 'Cv extraction']);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineOf, LogBook } from '../app/run/log.js';

const log = (message, level = 'information', more = {}) => ({ type: 'log', t: 1, level, message, ...more });

function filled() {
  const book = new LogBook();
  [log('one'), { type: 'step.started', name: 'Reading', node: '1' }, log('two', 'Warning', { category: 'Http' }), log('three', 'error', { node: '1' })].forEach((event, at) => book.add(event, at));
  return book;
}
const messages = (lines) => lines.map(({ message }) => message);

describe('log', () => {
  it('shows lines of the log alone, unless everything is asked for', () => {
    const book = filled();
    book.filter({});
    assert.deepEqual(messages(book.until(9)), ['one', 'two', 'three']);

    book.filter({ everything: true });
    assert.deepEqual(messages(book.until(9)), ['one', 'Reading', 'two', 'three']);
  });

  it('leaves out lower levels, and takes levels in any case', () => {
    const book = filled();
    book.filter({ level: 'warning' });

    assert.deepEqual(messages(book.until(9)), ['two', 'three']);
  });

  it('searches messages and categories', () => {
    const book = filled();
    book.filter({ text: 'HTTP' });

    assert.deepEqual(messages(book.until(9)), ['two']);
  });

  it('applies the filter to lines that come later', () => {
    const book = filled();
    book.filter({ level: 'error' });
    book.add(log('four', 'critical'), 4);
    book.add(log('five'), 5);

    assert.deepEqual(messages(book.until(9)), ['three', 'four']);
  });

  it('ends at the moment that is looked at', () => {
    const book = filled();
    book.filter({});

    assert.deepEqual(messages(book.until(2)), ['one']);
    assert.deepEqual(messages(book.until(0)), []);
  });

  it('knows the lines of a step', () => assert.deepEqual(messages(filled().ofNode('1')), ['three']));

  it('gives every event a line', () => {
    assert.equal(lineOf({ type: 'problem', message: 'broken', fatal: true }, 0).level, 'error');
    assert.equal(lineOf({ type: 'metric', name: 'pages', value: 3, unit: 'p' }, 0).message, 'pages = 3 p');
    assert.equal(lineOf({ type: 'item.finished', key: 'k', outcome: 'failed', problem: { message: 'no' } }, 0).message, 'Item k failed: no');
    assert.equal(lineOf({ type: 'step.finished', name: 'Reading', outcome: 'failed' }, 0).level, 'error');
    assert.equal(lineOf({ type: 'x.unknown' }, 0).message, '');
  });

  it('takes ten thousand lines and a search in them within a frame or two', () => {
    const book = new LogBook();
    for (let at = 0; at < 10_000; at++) book.add(log(`line ${at}`), at);
    // Of this program's processor time, which other programs cannot stretch.
    const before = process.cpuUsage();
    book.filter({ text: '99' });

    assert.equal(book.until(10_000).length, 280);
    assert.ok(process.cpuUsage(before).user < 200_000);
  });
});

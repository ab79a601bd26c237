import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cell, csv, itemsCsv } from '../app/run/csv.js';
import { ItemBook } from '../app/run/items.js';
import { SeriesBook, until } from '../app/run/series.js';

describe('items', () => {
  const book = new ItemBook();
  book.add({ index: 0, key: 'INV-1', outcome: 'succeeded', data: { total: 7 } }, 3);
  book.add({ index: 1, key: 'INV-2', outcome: 'failed', problem: { code: 'vat', message: 'VAT differs' } }, 5);

  it('are found by outcome, key, problem and data', () => {
    const found = (filter) => (book.filter(filter), book.until(9).map(({ event }) => event.index));

    assert.deepEqual([found({ outcome: 'failed' }), found({ text: 'inv-1' }), found({ text: 'vat' }), found({ text: '"total":7' }), found({})], [[1], [0], [1], [0], [0, 1]]);
  });

  it('are counted up to the moment that is looked at', () => {
    assert.deepEqual(book.counts(9), { succeeded: 1, failed: 1 });
    assert.deepEqual(book.counts(5), { succeeded: 1 });
  });
});

describe('CSV', () => {
  it('has no cell that a spreadsheet would run', () => {
    for (const text of ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '  =HYPERLINK("x")', '=cmd|\'/c calc\'!A1']) {
      assert.match(cell(text).replace(/^"/, ''), /^'/, JSON.stringify(text));
    }
  });

  it('leaves numbers and ordinary text as they are', () => {
    assert.deepEqual(['-5', -5.25, '1e-3', 'a-b', 'x=y', '', null, undefined].map(cell), ['-5', '-5.25', '1e-3', 'a-b', 'x=y', '', '', '']);
  });

  it('quotes what would end a cell', () => {
    assert.equal(csv(['a', 'b'], [['x,y', 'say "no"'], ['line\nbreak', { k: 1 }]]), 'a,b\r\n"x,y","say ""no"""\r\n"line\nbreak","{""k"":1}"\r\n');
  });

  it('has a row an item', () => {
    assert.equal(itemsCsv([{ index: 3, key: '=k', outcome: 'failed', durationMs: 2, problem: { code: 'c', message: 'm' } }]).split('\r\n')[1], "3,'=k,failed,,2,c,m,,");
  });
});

describe('series', () => {
  it('are thinned out, and go on from the start to now', () => {
    const book = new SeriesBook();
    for (let at = 0; at < 5000; at++) book.add({ name: 'n', kind: 'gauge', value: at, t: at }, at);
    const [times, values] = until(book.all.get('gauge:n'), 5000);

    assert.ok(times.length <= 1000 && times.length > 300);
    assert.equal(values[0], 0);
    assert.ok(values.at(-1) > 4900);
    assert.deepEqual(times, [...times].sort((a, b) => a - b));
  });

  it('end at the moment that is looked at', () => {
    const book = new SeriesBook();
    for (let at = 0; at < 5; at++) book.add({ name: 'n', kind: 'gauge', value: at, t: at }, at);

    assert.deepEqual(until(book.all.get('gauge:n'), 3)[1], [0, 1, 2]);
  });

  it('have no values that are none', () => {
    const book = new SeriesBook();
    book.add({ name: 'n', kind: 'gauge', value: undefined, t: 1 }, 0);

    assert.equal(book.all.size, 0);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isFiltered, readFilters, toQuery, withoutTag, withTag, writeFilters } from '../app/list/filters.js';

const read = (search) => readFilters(new URLSearchParams(search));

describe('filters', () => {
  it('are in the address as they were', () => {
    const address = '?q=a%26b&status=failed&name=import&tag=file%3Aa%3Ab.pdf&tag=tenant%3Aacme&range=1h&after=1-x&size=250';
    const filters = read(address);

    assert.deepEqual(filters, {
      search: 'a&b', status: 'failed', name: 'import', tags: [['file', 'a:b.pdf'], ['tenant', 'acme']], range: '1h', after: '1-x', size: 250,
    });
    assert.equal(writeFilters(filters), address);
  });

  it('leave nothing in the address when there are none', () => {
    assert.equal(writeFilters(read('')), '?');
    assert.equal(isFiltered(read('')), false);
  });

  it('do not take what is none of theirs', () => {
    const filters = read('?status=nothing&range=constructor&size=7&tag=nocolon&tag=%3Aempty');

    assert.deepEqual([filters.status, filters.range, filters.size, filters.tags], ['', '', 100, []]);
  });

  it('ask the server for what they say', () => {
    const query = toQuery(read('?q=+x+&status=running&tag=a%3Ab&range=15m&size=50'), Date.UTC(2026, 0, 1, 12));

    assert.deepEqual([...query], [['limit', '50'], ['search', 'x'], ['status', 'running'], ['tag', 'a:b'], ['from', '2026-01-01T11:45:00.000Z']]);
  });

  it('have one value a tag, and begin at the first page when they change', () => {
    const filters = withTag(read('?tag=a%3A1&tag=b%3A2&after=9'), 'a', '3');

    assert.deepEqual([filters.tags, filters.after], [[['b', '2'], ['a', '3']], '']);
    assert.deepEqual(withoutTag(filters, 'b').tags, [['a', '3']]);
  });
});

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { SseReader, readEvents } from '../src/reader.js';
import { random } from './support/random.js';

// The same files as the C# reader runs.
const folder = new URL('../../../tests/cases/sse/', import.meta.url);
const bytes = (text) => new TextEncoder().encode(text);

function read(chunks, options) {
  const reader = new SseReader(options);
  const events = [];
  const comments = [];
  for (const chunk of chunks) {
    for (const frame of reader.push(chunk)) {
      if ('comment' in frame) comments.push(frame.comment);
      else events.push(frame);
    }
  }
  return { events, comments, lastEventId: reader.lastEventId, retry: reader.retry };
}

function expected(testCase) {
  const events = testCase.events.map((e) => ({ type: e.type ?? 'message', data: e.data, lastEventId: e.lastEventId ?? '' }));
  return {
    events,
    comments: testCase.comments ?? [],
    lastEventId: testCase.lastEventId ?? events.at(-1)?.lastEventId ?? '',
    retry: testCase.retry,
  };
}

function* cuts(input) {
  yield [input];
  yield Array.from(input, (_, i) => input.subarray(i, i + 1));
  const next = random(input.length + 1);
  for (let round = 0; round < 20; round++) {
    const chunks = [];
    for (let at = 0; at < input.length; ) {
      const size = 1 + Math.floor(next() * 12);
      chunks.push(input.subarray(at, at + size));
      at += size;
    }
    yield chunks;
  }
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  describe(file, () => {
    for (const testCase of JSON.parse(readFileSync(new URL(file, folder), 'utf8')).cases) {
      it(testCase.name, () => {
        const input = testCase.inputBase64 ? Uint8Array.from(Buffer.from(testCase.inputBase64, 'base64')) : bytes(testCase.input);
        for (const chunks of cuts(input)) assert.deepEqual(read(chunks), expected(testCase));
      });
    }
  });
}

describe('SseReader', () => {
  it('gives out an event with the byte that completes it', () => {
    for (const end of ['\n\n', '\r\r', '\r\n\r']) assert.equal(read([bytes('data: a' + end)]).events.length, 1, JSON.stringify(end));
  });

  it('starts from the id it is given', () => {
    assert.equal(read([bytes('data: a\n\n')], { lastEventId: '7' }).events[0].lastEventId, '7');
    assert.equal(read([], { lastEventId: '7' }).lastEventId, '7');
  });

  it('throws when an event grows over the limit, in one line or in many', () => {
    const options = { maxEventLength: 100 };
    assert.throws(() => read([bytes('data: ' + 'x'.repeat(101))], options), RangeError);
    assert.throws(() => read([bytes('data: 12345\n'.repeat(20))], options), RangeError);
    assert.equal(read([bytes('data: 12345\n\n'.repeat(20))], options).events.length, 20);
  });

  it('reads a long line that comes in small chunks in linear time', () => {
    const chunk = bytes('x'.repeat(64));
    const events = read([bytes('data:'), ...Array(10_000).fill(chunk), bytes('\n\n')]).events;
    assert.equal(events[0].data.length, 640_000);
  });
});

describe('readEvents', () => {
  it('yields the events of a body and releases it when the loop is left', async () => {
    let canceled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(bytes(':hi\ndata: 1\n\ndata: 2\n\n')),
      cancel: () => { canceled = true; },
    });
    for await (const event of readEvents(body)) {
      assert.equal(event.data, '1');
      break;
    }
    assert.ok(canceled);
  });
});

import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { backoff, parseRetryAfter } from '../src/backoff.js';

const options = { minDelay: 100, baseDelay: 1000, maxDelay: 30_000, maxServerDelay: 3_600_000 };
const withRandom = (value, act) => {
  const random = mock.method(Math, 'random', () => value);
  try {
    return act();
  } finally {
    random.mock.restore();
  }
};

describe('backoff', () => {
  it('is the floor at least and floor plus window at most', () => {
    assert.deepEqual(withRandom(0, () => backoff(options, 1)), { floor: 100, delay: 100 });
    assert.deepEqual(withRandom(1, () => backoff(options, 1)), { floor: 100, delay: 1100 });
  });

  it('doubles the window with each failed attempt after the first, up to the largest', () => {
    const delays = [0, 1, 2, 3, 6, 7, 1000].map((failures) => withRandom(1, () => backoff(options, failures).delay) - 100);
    assert.deepEqual(delays, [1000, 1000, 2000, 4000, 30_000, 30_000, 30_000]);
  });

  it('takes what the server asks for as floor, the larger of two, up to the limit', () => {
    assert.equal(backoff(options, 1, 2500, undefined).floor, 2500);
    assert.equal(backoff(options, 1, 2500, 7000).floor, 7000);
    assert.equal(backoff(options, 1, 10, undefined).floor, 100);
    assert.equal(backoff(options, 1, 9e15, undefined).floor, 3_600_000);
  });

  it('is spread over the window', () => {
    const delays = Array.from({ length: 2000 }, () => backoff(options, 1).delay);
    const quarters = [0, 1, 2, 3].map((q) => delays.filter((d) => Math.floor((d - 100) / 250) === q).length);
    for (const count of quarters) assert.ok(count > 400, quarters.join());
  });
});

describe('parseRetryAfter', () => {
  it('reads seconds and dates, and nothing else', () => {
    assert.equal(parseRetryAfter('3'), 3000);
    assert.equal(parseRetryAfter('0'), 0);
    const soon = parseRetryAfter(new Date(Date.now() + 100_000).toUTCString());
    assert.ok(soon > 50_000 && soon <= 100_000, String(soon));
    for (const none of [null, '', 'soon', '-1', new Date(0).toUTCString()]) assert.equal(parseRetryAfter(none), undefined, String(none));
  });
});

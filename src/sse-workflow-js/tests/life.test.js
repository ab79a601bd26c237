import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { connect, SseIdleError } from '../src/index.js';
import { fakeFetch, fakePage, settle } from './support/fakes.js';

const steady = { minDelay: 100, baseDelay: 0 };

function start(t, options = {}) {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const { fetch, calls } = fakeFetch();
  const events = [];
  const connection = connect('http://page.test/stream', { ...steady, fetch, onEvent: (event) => events.push(event.data), ...options });
  t.after(() => {
    connection.close();
    mock.timers.reset();
  });
  return { connection, calls, events };
}

async function pass(ms) {
  mock.timers.tick(ms);
  await settle();
}

beforeEach(() => mock.timers.reset());

describe('the idle watchdog', () => {
  it('takes a silent connection for lost', async (t) => {
    const { connection, calls } = start(t, { idleTimeout: 5000 });
    await settle();
    calls[0].open();
    await settle();
    await pass(4999);
    assert.equal(connection.state.status, 'open');
    await pass(1);
    assert.ok(connection.state.error instanceof SseIdleError);
    await pass(100);
    assert.equal(calls.length, 2);
    assert.ok(calls[0].aborted);
  });

  it('starts with the request', async (t) => {
    const { connection } = start(t, { idleTimeout: 5000 });
    await settle();
    await pass(5000);
    assert.equal(connection.state.status, 'waiting');
  });

  it('is put off by any byte, events or not', async (t) => {
    const { connection, calls } = start(t, { idleTimeout: 5000 });
    await settle();
    calls[0].open();
    for (const text of [':', 'x', '\n', 'data: 1\n\n']) {
      await pass(4000);
      calls[0].send(text);
      await settle();
    }
    await pass(4999);
    assert.equal(connection.state.status, 'open');
    await pass(1);
    assert.equal(connection.state.status, 'waiting');
  });

  it('does not count the time the reader takes', async (t) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const { fetch, calls } = fakeFetch();
    const connection = connect('http://page.test/stream', { ...steady, fetch, idleTimeout: 5000 });
    t.after(() => connection.close());
    const events = connection[Symbol.asyncIterator]();
    const first = events.next();
    await settle();
    calls[0].open();
    await settle();
    calls[0].send('data: 1\n\n');
    await first;
    await pass(60_000);
    assert.equal(connection.state.status, 'open');
  });

  it('can be turned off', async (t) => {
    const { connection, calls } = start(t, { idleTimeout: Infinity });
    await settle();
    calls[0].open();
    await settle();
    await pass(10 ** 9);
    assert.equal(connection.state.status, 'open');
  });
});

describe('a healthy connection', () => {
  it('that breaks after healthyAfter is no failed attempt; one that breaks earlier is', async (t) => {
    const { connection, calls } = start(t, { healthyAfter: 10_000 });
    const failures = [];
    for (const life of [9999, 10_000]) {
      await settle();
      calls.at(-1).open();
      await settle();
      await pass(life);
      calls.at(-1).controller.error(new TypeError('network error'));
      await settle();
      failures.push(connection.state.failures);
      await pass(100);
    }
    assert.deepEqual(failures, [1, 0]);
  });
});

describe('in a page', () => {
  it('takes a relative address from the page', async (t) => {
    fakePage(t);
    const { fetch, calls } = fakeFetch();
    const connection = connect('events?x=1', { fetch, onEvent() {} });
    await settle();
    assert.equal(calls[0].url, 'http://page.test/app/events?x=1');
    connection.close();
  });

  it('tries again at once when the network is back, but not before the floor', async (t) => {
    const page = fakePage(t);
    const random = mock.method(Math, 'random', () => 1);
    t.after(() => random.mock.restore());
    const { connection, calls } = start(t, { minDelay: 100, baseDelay: 30_000 });
    await settle();
    calls[0].fail(new TypeError('failed to fetch'));
    await settle();
    assert.equal(connection.state.delay, 30_100);
    await pass(40);
    page.fire('online');
    await settle();
    await pass(59);
    assert.equal(calls.length, 1);
    await pass(1);
    assert.equal(calls.length, 2);
  });

  it('stays connected while hidden, unless asked otherwise', async (t) => {
    const page = fakePage(t);
    const { connection, calls } = start(t);
    await settle();
    calls[0].open();
    await settle();
    page.show(false);
    await settle();
    assert.equal(connection.state.status, 'open');
  });

  it('pauses while hidden when asked, and resumes where it was', async (t) => {
    const page = fakePage(t);
    const { connection, calls, events } = start(t, { whenHidden: 'pause' });
    await settle();
    calls[0].open();
    await settle();
    calls[0].send('id: 1\ndata: a\n\n');
    await settle();
    page.show(false);
    await settle();
    assert.equal(connection.state.status, 'paused');
    assert.ok(calls[0].aborted);
    await pass(10 ** 7);
    assert.equal(calls.length, 1);
    page.show(true);
    await settle();
    assert.equal(calls[1].init.headers.get('Last-Event-ID'), '1');
    calls[1].open();
    await settle();
    calls[1].send('id: 2\ndata: b\n\n');
    await settle();
    assert.deepEqual(events, ['a', 'b']);
    assert.equal(connection.state.failures, 0);
  });

  it('waits until it is seen when it starts hidden', async (t) => {
    const page = fakePage(t);
    page.show(false);
    const { connection, calls } = start(t, { whenHidden: 'pause' });
    await settle();
    assert.equal(connection.state.status, 'paused');
    page.show(true);
    await settle();
    assert.equal(calls.length, 1);
  });

  it('never cuts off a POST: neither hidden, nor on the way into the back/forward cache', async (t) => {
    const page = fakePage(t);
    const { connection, calls } = start(t, { whenHidden: 'pause', body: 'work' });
    await settle();
    calls[0].open();
    await settle();
    page.show(false);
    page.fire('pagehide', { persisted: true });
    page.fire('pageshow', { persisted: true });
    page.show(true);
    await settle();
    assert.equal(connection.state.status, 'open');
    assert.equal(calls.length, 1);
  });

  it('lets go of the connection for the back/forward cache and comes back from it', async (t) => {
    const page = fakePage(t);
    const { connection, calls } = start(t);
    await settle();
    calls[0].open();
    await settle();
    page.fire('pagehide', { persisted: false });
    await settle();
    assert.equal(connection.state.status, 'open');
    page.fire('pagehide', { persisted: true });
    await settle();
    assert.equal(connection.state.status, 'paused');
    page.fire('pageshow', { persisted: true });
    await settle();
    assert.equal(calls.length, 2);
  });

  it('respects Retry-After when it is seen again while waiting', async (t) => {
    const page = fakePage(t);
    const { fetch: _, calls } = fakeFetch();
    let requests = 0;
    const fetch = async () => {
      requests++;
      return new Response('', { status: 503, headers: { 'retry-after': '60' } });
    };
    const { connection } = start(t, { fetch, whenHidden: 'pause' });
    await settle();
    assert.equal(connection.state.status, 'waiting');
    page.show(false);
    await settle();
    page.show(true);
    await settle();
    assert.equal(requests, 1);
    await pass(60_000);
    assert.equal(requests, 2);
    assert.equal(calls.length, 0);
  });

  it('listens to the page no longer once it is closed', async (t) => {
    const page = fakePage(t);
    const { connection, calls } = start(t, { whenHidden: 'pause' });
    await settle();
    connection.close();
    page.show(false);
    page.show(true);
    await settle();
    assert.equal(connection.state.status, 'closed');
    assert.equal(calls.length, 1);
  });
});

describe('a long replay', () => {
  it('gives the page a turn every few milliseconds', async (t) => {
    const { fetch, calls } = fakeFetch();
    let turns = 0;
    const beat = () => {
      turns++;
      immediate = setImmediate(beat);
    };
    let immediate = setImmediate(beat);
    t.after(() => clearImmediate(immediate));
    let handled = 0;
    const busy = () => {
      for (const until = performance.now() + 0.05; performance.now() < until; );
      handled++;
    };
    const connection = connect('http://page.test/stream', { fetch, onEvent: busy });
    await settle();
    calls[0].open();
    calls[0].send('data: {"n":1}\n\n'.repeat(4000) + 'event: workflow.finished\ndata: {}\n\n');
    await connection.done;
    assert.equal(handled, 4001);
    assert.ok(turns > 10, `${turns} turns`);
  });
});

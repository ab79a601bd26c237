import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../src/index.js';
import { eventSource } from '../src/eventsource.js';
import { settle } from './support/fakes.js';

/** Does what the browser's own does, when told to. */
class FakeEventSource extends EventTarget {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSED = 2;
  static all = [];
  readyState = 0;

  constructor(url) {
    super();
    this.url = String(url);
    for (const type of ['open', 'error']) this.addEventListener(type, (event) => this[`on${type}`]?.(event));
    FakeEventSource.all.push(this);
  }

  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  send(type, data, lastEventId = '') {
    this.dispatchEvent(Object.assign(new Event(type), { data, lastEventId }));
  }

  fail(readyState) {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }

  close() {
    this.readyState = 2;
  }
}

function start(t, options = {}) {
  globalThis.EventSource = FakeEventSource;
  FakeEventSource.all = [];
  const events = [];
  const connection = connect('http://page.test/events?x=1', { minDelay: 1, baseDelay: 0, transport: eventSource(), onEvent: (e) => events.push(e.type), ...options });
  t.after(() => {
    connection.close();
    delete globalThis.EventSource;
  });
  return { connection, events, source: () => FakeEventSource.all.at(-1) };
}

describe('over EventSource', () => {
  it('hears unnamed events and those of workflows, and ends with a terminal one', async (t) => {
    const { connection, events, source } = start(t);
    await settle();
    source().open();
    await settle();
    assert.equal(connection.state.status, 'open');
    source().send('message', 'a');
    source().send('step.started', '{}', 'a-2');
    source().send('workflow.finished', '{}', 'a-3');
    await settle();
    assert.deepEqual(events, ['message', 'step.started', 'workflow.finished']);
    assert.equal(connection.lastEventId, 'a-3');
    assert.equal(connection.state.ended, true);
    assert.equal(source().readyState, 2);
  });

  it('starts after a position by its parameter', async (t) => {
    const { source } = start(t, { lastEventId: 'a-7' });
    await settle();
    assert.equal(source().url, 'http://page.test/events?x=1&after=a-7');
  });

  it('leaves it to the browser to connect again, and shows it', async (t) => {
    const { connection, source } = start(t);
    const states = [];
    connection.subscribe((state) => states.push(state.status));
    await settle();
    source().open();
    await settle();
    source().fail(0);
    source().open();
    await settle();
    assert.deepEqual(states, ['open', 'waiting', 'open']);
    assert.equal(FakeEventSource.all.length, 1);
  });

  it('makes a new one, after the last event, when the browser gave up', async (t) => {
    const { source } = start(t);
    await settle();
    source().open();
    source().send('message', 'a', 'a-1');
    await settle();
    source().fail(2);
    await settle();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(FakeEventSource.all.length, 2);
    assert.match(source().url, /after=a-1$/);
  });

  it('ends when it never gets through', async (t) => {
    const { connection, source } = start(t);
    await settle();
    source().fail(2);
    await assert.rejects(connection.done, /refused/);
  });

  it('does not take a server event called error for a lost connection', async (t) => {
    const { connection, source } = start(t);
    await settle();
    source().open();
    await settle();
    source().send('error', '{}');
    await settle();
    assert.equal(connection.state.status, 'open');
  });

  it('refuses what EventSource cannot do', async (t) => {
    const { connection } = start(t, { body: 'x' });
    await assert.rejects(connection.done, RangeError);
  });
});

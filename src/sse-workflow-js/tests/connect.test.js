import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect, SseResponseError } from '../src/index.js';
import { breakAfter, serve, status, stream } from './support/server.js';

const fast = { minDelay: 1, baseDelay: 0 };
const end = 'event: workflow.finished\ndata: {}\n\n';

async function collect(connection) {
  const data = [];
  for await (const event of connection) data.push(event.data);
  return data;
}

async function using(scripts, act) {
  const server = await serve(...scripts);
  try {
    return await act(server);
  } finally {
    await server.close();
  }
}

describe('connect: resuming', () => {
  it('asks for an event stream, without a position at first', () => using([stream(end)], async (server) => {
    await collect(connect(server.url));
    const { headers, method } = server.requests[0];
    assert.equal(method, 'GET');
    assert.equal(headers.accept, 'text/event-stream');
    assert.equal(headers['cache-control'], 'no-cache');
    assert.equal(headers['last-event-id'], undefined);
    assert.equal(headers['idempotency-key'], undefined);
  }));

  it('continues after the last complete event, not after one cut off', () => {
    const scripts = [breakAfter('id: a-1\ndata: 1\n\nid: a-2\ndata: 2\n'), stream('id: a-2\ndata: 2\n\n' + end)];
    return using(scripts, async (server) => {
      assert.deepEqual(await collect(connect(server.url, fast)), ['1', '2', '{}']);
      assert.equal(server.requests[1].headers['last-event-id'], 'a-1');
    });
  });

  it('keeps the position over connections without ids, and drops it on an empty id', () => {
    const scripts = [stream('id: 1\ndata: a\n\n'), stream('data: b\n\n'), stream('id\ndata: c\n\n'), stream(end)];
    return using(scripts, async (server) => {
      await collect(connect(server.url, fast));
      assert.deepEqual(server.requests.map((r) => r.headers['last-event-id']), [undefined, '1', '1', undefined]);
    });
  });

  it('starts after a given id and sends it as UTF-8', () => using([stream(end)], async (server) => {
    await collect(connect(server.url, { lastEventId: '…é' }));
    assert.equal(Buffer.from(server.requests[0].headers['last-event-id'], 'latin1').toString(), '…é');
  }));

  it('tells a gap as a value, in its place', () => {
    const gap = { requested: 'a-1', firstAvailable: 'a-9', head: 'a-12', epochChanged: false };
    return using([stream(`data: 1\n\nevent: stream.gap\ndata: ${JSON.stringify(gap)}\n\n${end}`)], async (server) => {
      const order = [];
      const connection = connect(server.url, { onEvent: (e) => order.push(e.type), onGap: (g) => order.push(g) });
      await connection.done;
      assert.deepEqual(order, ['message', gap, 'stream.gap', 'workflow.finished']);
      assert.deepEqual(connection.gap, gap);
    });
  });
});

describe('connect: when it ends', () => {
  it('ends with a terminal event and reads no further', () => using([stream(end + 'data: late\n\n', { open: true })], async (server) => {
    const connection = connect(server.url);
    assert.deepEqual(await collect(connection), ['{}']);
    assert.deepEqual(connection.state, { status: 'closed', failures: 0, delay: 0, ended: true, error: undefined });
  }));

  it('ends with 204', () => using([stream('data: 1\n\n'), status(204)], async (server) => {
    const connection = connect(server.url, fast);
    assert.deepEqual(await collect(connection), ['1']);
    assert.equal(connection.state.ended, true);
  }));

  for (const code of [400, 401, 403, 404, 410, 205, 299]) {
    it(`ends with ${code}, and tells why`, () => using([status(code, { 'content-type': 'application/problem+json' }, '{"title":"no"}')], async (server) => {
      const connection = connect(server.url, fast);
      await assert.rejects(collect(connection), (error) => error instanceof SseResponseError && error.status === code && (code === 205 || error.body === '{"title":"no"}'));
      assert.equal(connection.state.status, 'closed');
      assert.equal(connection.state.ended, false);
      assert.equal(server.requests.length, 1);
    }));
  }

  for (const type of ['text/html', '', 'text/event-streams', 'x/y; text/event-stream']) {
    it(`ends with the type '${type}'`, () => using([stream('data: 1\n\n', { headers: { 'content-type': type } })], (server) =>
      assert.rejects(collect(connect(server.url, fast)), SseResponseError)));
  }

  for (const type of ['text/event-stream;', 'Text/Event-Stream ; charset=windows-1252']) {
    it(`opens with the type '${type}'`, () => using([stream(end, { headers: { 'content-type': type } })], async (server) =>
      assert.deepEqual(await collect(connect(server.url, fast)), ['{}'])));
  }

  it('ends when the loop is left, and frees the connection', async () => {
    let closed;
    const gone = new Promise((resolve) => { closed = resolve; });
    const script = (request, response) => {
      response.on('close', closed);
      stream('data: 1\n\ndata: 2\n\n', { open: true })(request, response);
    };
    await using([script], async (server) => {
      const connection = connect(server.url);
      for await (const event of connection) if (event.data === '1') break;
      await gone;
      assert.equal(connection.state.status, 'closed');
    });
  });

  it('ends on close and on the signal, waiting or reading', () => using([status(503, { 'retry-after': '100' })], async (server) => {
    const abort = new AbortController();
    const waiting = connect(server.url, { ...fast, signal: abort.signal, onState: ({ status }) => status === 'waiting' && abort.abort() });
    assert.deepEqual(await collect(waiting), []);
    assert.deepEqual(await collect(connect(server.url, { signal: abort.signal })), []);
    assert.equal(server.requests.length, 1);
  }));

  it('gives up after maxAttempts', () => using([status(503)], async (server) => {
    await assert.rejects(collect(connect(server.url, { ...fast, maxAttempts: 3 })), SseResponseError);
    assert.equal(server.requests.length, 3);
  }));

  it('ends when a handler throws, and tells it', () => using([stream('data: 1\n\ndata: 2\n\n', { open: true })], async (server) => {
    const bug = new Error('bug');
    const connection = connect(server.url, { onEvent: () => { throw bug; } });
    await assert.rejects(connection.done, bug);
    assert.equal(connection.state.error, bug);
  }));

  it('ends when an event is too long', () => using([stream('data: ' + 'x'.repeat(5000), { open: true })], (server) =>
    assert.rejects(collect(connect(server.url, { maxEventLength: 1000 })), RangeError)));
});

describe('connect: trying again', () => {
  for (const code of [408, 429, 500, 502, 503, 504]) {
    it(`comes back after ${code}`, () => using([status(code), stream(end)], async (server) => {
      assert.deepEqual(await collect(connect(server.url, fast)), ['{}']);
    }));
  }

  it('waits as long as Retry-After and retry ask for', () => {
    const scripts = [status(429, { 'retry-after': '7' }), stream('retry: 1234\n\n'), stream('data: 1\n\n')];
    return using(scripts, async (server) => {
      const delays = [];
      const connection = connect(server.url, {
        ...fast,
        maxServerDelay: 20,
        onState: ({ status, delay }) => {
          if (status === 'waiting') delays.push(delay);
          if (delays.length === 3) connection.close();
        },
      });
      await collect(connection);
      assert.deepEqual(delays, [20, 20, 20]);
    });
  });

  it('counts attempts that came to nothing, and forgets them after one that did not', () => {
    const scripts = [status(500), status(500), stream('data: 1\n\n'), stream(''), stream(end)];
    return using(scripts, async (server) => {
      const seen = [];
      await collect(connect(server.url, { ...fast, onState: (s) => s.status === 'waiting' && seen.push(s.failures) }));
      assert.deepEqual(seen, [1, 2, 0, 1]);
    });
  });

  it('shows each state as a value', () => using([status(500), stream(end)], async (server) => {
    const seen = [];
    const connection = connect(server.url, fast);
    const stop = connection.subscribe((state) => seen.push(state.status));
    await collect(connection);
    stop();
    assert.deepEqual(seen, ['connecting', 'waiting', 'connecting', 'open', 'closed']);
  }));

  it('comes back when nobody listens at first', async () => {
    // A port that no server and no client is given: one that was in use a moment ago may be in use again.
    const connection = connect('http://127.0.0.1:2/stream', { ...fast, maxAttempts: 3 });
    await assert.rejects(collect(connection), TypeError);
    assert.equal(connection.state.failures, 3);
  });
});

describe('connect: the request', () => {
  it('makes headers, token and body afresh for each attempt', () => using([status(503), stream(end)], async (server) => {
    let made = 0;
    await collect(connect(server.url, {
      ...fast,
      body: () => `body ${++made}`,
      headers: ({ attempt }) => ({ 'x-attempt': String(attempt) }),
      token: async () => `t${made}`,
    }));
    const seen = server.requests.map((r) => [r.method, r.text, r.headers['x-attempt'], r.headers.authorization]);
    assert.deepEqual(seen, [['POST', 'body 1', '0', 'Bearer t0'], ['POST', 'body 2', '1', 'Bearer t1']]);
  }));

  it('gives a repeated POST one Idempotency-Key', () => using([status(503), stream(end)], async (server) => {
    await collect(connect(server.url, { ...fast, body: 'x' }));
    const [first, second] = server.requests.map((r) => r.headers['idempotency-key']);
    assert.match(first, /^[0-9a-f]{32}$/);
    assert.equal(second, first);
  }));

  it('resumes a POST by GET where the response says the stream is', () => {
    const located = { headers: { 'content-location': '/runs/7/events' } };
    return using([stream('id: a-1\ndata: 1\n\n', located), stream(end)], async (server) => {
      await collect(connect(server.url, { ...fast, body: 'x', token: 't' }));
      const { method, url, text, headers } = server.requests[1];
      assert.deepEqual([method, url, text, headers['last-event-id'], headers.authorization], ['GET', '/runs/7/events', '', 'a-1', 'Bearer t']);
    });
  });

  it('does not carry credentials to another origin', () => using([stream('data: 1\n\n', { headers: { 'content-location': 'http://localhost:1/x' } }), stream(end)], async (server) => {
    await collect(connect(server.url, { ...fast, body: 'x' }));
    assert.equal(server.requests[1].method, 'POST');
  }));

  it('lets no other origin, to which it was redirected, say what to ask this one', () => {
    const headers = {};
    return using([(request, response) => stream('data: 1\n\n', { headers })(request, response), stream(end)], (elsewhere) =>
      using([status(307, { location: elsewhere.url })], async (server) => {
        headers['content-location'] = new URL('/any/path', server.url).href;
        await collect(connect(server.url, { ...fast, body: 'x' }));
        assert.deepEqual(server.requests.map((r) => [r.method, r.url]), [['POST', '/stream'], ['POST', '/stream']]);
      }));
  });

  it('tries again when the token service cannot be reached, and ends when the provider is broken', () => using([stream(end)], async (server) => {
    const errors = [new TypeError('fetch failed'), null];
    const token = () => {
      const error = errors.shift();
      if (error) throw error;
    };
    assert.deepEqual(await collect(connect(server.url, { ...fast, token })), ['{}']);
    const bug = new Error('bug');
    await assert.rejects(collect(connect(server.url, { ...fast, token: () => { throw bug; } })), bug);
  }));

  it('refuses values that cannot work, at once', () => {
    assert.throws(() => connect('http://x/', { minDelay: -1 }), /minDelay/);
    assert.throws(() => connect('http://x/', { maxServerDelay: 2 ** 31 }), /maxServerDelay/);
    assert.throws(() => connect('http://x/', { idleTimeout: 0 }), /idleTimeout/);
    assert.throws(() => connect('http://x/', { lastEventId: 'a\nb' }), /lastEventId/);
    assert.throws(() => connect('http://'), TypeError);
  });
});

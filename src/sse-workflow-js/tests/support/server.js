import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * A real HTTP server that answers each request with the next of its scripts, the last one for ever.
 * @param {...((request: import('node:http').IncomingMessage & { text: string }, response: import('node:http').ServerResponse) => unknown)} scripts
 */
export async function serve(...scripts) {
  const requests = [];
  const server = createServer(async (request, response) => {
    request.text = '';
    for await (const part of request) request.text += part;
    requests.push(request);
    await scripts[Math.min(requests.length, scripts.length) - 1](request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/stream`,
    requests,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    close() {
      return this[Symbol.asyncDispose]();
    },
  };
}

/** Sends an event stream; without `open`, its end. */
export const stream = (text, { open = false, headers = {} } = {}) => (_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  response.flushHeaders();
  response.write(text);
  if (!open) response.end();
};

export const status = (code, headers = {}, body = '') => (_, response) => {
  response.writeHead(code, headers);
  response.end(body);
};

/** The connection breaks in the middle of the body. */
export const breakAfter = (text) => (_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(text, () => response.destroy());
};

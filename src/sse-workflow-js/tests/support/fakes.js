/** A body that is fed by hand, behind a fetch that records its requests. */
export function fakeFetch() {
  const calls = [];
  const fetch = (url, init) => new Promise((resolve, reject) => {
    const call = { url, init, aborted: false };
    const encoder = new TextEncoder();
    const body = new ReadableStream({ start: (controller) => { call.controller = controller; } });
    call.open = () => resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    call.send = (text) => call.controller.enqueue(encoder.encode(text));
    call.end = () => call.controller.close();
    call.fail = (error) => reject(error);
    init.signal.addEventListener('abort', () => {
      call.aborted = true;
      reject(init.signal.reason);
      try {
        call.controller.error(init.signal.reason);
      } catch {
        // The body is at its end already.
      }
    });
    calls.push(call);
  });
  return { fetch, calls };
}

/** Lets everything happen that needs no timer and no socket. */
export async function settle() {
  for (let i = 0; i < 50; i++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

/** As much of a page as a connection looks at. */
export function fakePage(t) {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { hidden: false, baseURI: 'http://page.test/app/' });
  globalThis.window = window;
  globalThis.document = document;
  t.after(() => {
    delete globalThis.window;
    delete globalThis.document;
  });
  return {
    show(visible) {
      document.hidden = !visible;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    fire: (type, more) => window.dispatchEvent(Object.assign(new Event(type), more)),
  };
}

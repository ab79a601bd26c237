import { emptySnapshot } from '../../src/reduce.js';

/** Stands for `watch`: records its calls, and shows what a test tells it to. */
export function fakeWatch() {
  const calls = [];
  const watch = (url, options) => {
    const call = { url, options, closed: false, connection: { lastEventId: '' } };
    call.show = (snapshot, connection = {}) => options.onSnapshot({ ...emptySnapshot, rev: 1, ...snapshot }, { status: 'open', failures: 0, delay: 0, ended: false, error: undefined, ...connection });
    call.close = () => { call.closed = true; };
    calls.push(call);
    return call;
  };
  return { watch, calls };
}

import { stats } from '../api.js';
import { el, KeyedList, setAttribute, setText } from '../dom.js';
import { bytes, count, duration, moment, running } from '../format.js';
import { poll } from '../poll.js';
import { address } from '../router.js';

const EVERY = 2000;
const columns = ['Reads', 'Who', 'Open for', 'Position', 'Events', 'Sent', 'Behind'];

/** Who watches what, and who cannot follow. */
export class ConnectionsView {
  #tiles = el('section', { class: 'tiles', 'aria-label': 'Figures' });
  #ends = el('ul', { class: 'ends' });
  #body = el('tbody');
  #rows = new KeyedList(this.#body, () => el('tr', {}, ...columns.map((_, at) => el('td', { class: at > 1 ? 'number' : undefined }))), write);
  #empty = el('p', { class: 'empty', text: 'Nobody is watching.', hidden: true });
  #error = el('p', { class: 'error', role: 'alert' });
  #stop;
  element;

  /** @param {import('../router.js').Route} _ @param {import('../main.js').Context} context */
  constructor(_, context) {
    context.setTitle('Connections');
    const table = el('table', {}, el('caption', { class: 'sr-only', text: 'Open connections' }), el('thead', {}, el('tr', {}, ...columns.map((text, at) => el('th', { scope: 'col', class: at > 1 ? 'number' : undefined, text })))), this.#body);
    this.element = el('div', { class: 'page' }, el('div', { class: 'page-title' }, el('h1', { text: 'Connections' }), el('span', { class: 'muted', text: 'Event streams of this server; those furthest behind come first.' })),
      this.#error, this.#tiles,
      el('section', { class: 'card table-card' }, el('h2', { text: 'Open now' }), el('div', { class: 'scroll-x' }, table), this.#empty),
      el('section', { class: 'card' }, el('h2', { text: 'Ended and refused since the start' }), this.#ends));
    this.#stop = poll((signal) => this.#load(signal), EVERY);
  }

  update() {}

  close() {
    this.#stop();
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    try {
      this.#show(await stats(signal));
      setText(this.#error, '');
    } catch (error) {
      if (!signal.aborted) setText(this.#error, `The connections could not be read: ${/** @type {Error} */ (error).message}`);
    }
  }

  /** @param {any} all */
  #show(all) {
    const tiles = [['Open', count(all.totalConnections)], ['Streams', count(all.totalStreams)], ['Opened so far', count(all.accepted)], ['Events sent', count(all.eventsSent)], ['Bytes sent', bytes(all.bytesSent)], ['Replays', count(all.replays)], ['Gaps', count(all.gaps), all.gaps > 0], ['Too slow', count(all.closed.slow ?? 0), (all.closed.slow ?? 0) > 0]];
    this.#tiles.replaceChildren(...tiles.map(([label, value, isBad]) => el('dl', { class: 'tile', 'data-bad': !!isBad }, el('dt', { text: label }), el('dd', { text: value }))));
    this.#rows.show(all.connections.map((/** @type {any} */ one) => [one.id, { ...one, at: all.at }]));
    setAttribute(this.#empty, 'hidden', all.connections.length > 0);
    const ends = [...Object.entries(all.closed).map(([why, n]) => [closed[why] ?? why, n]), ...Object.entries(all.rejected).map(([why, n]) => [rejected[why] ?? why, n])].filter(([, n]) => n);
    this.#ends.replaceChildren(...(ends.length ? ends : [['None yet', 0]]).map(([why, n]) => el('li', {}, el('strong', { text: n ? count(n) : '' }), el('span', { text: why }))));
  }
}

const closed = /** @type {Record<string, string>} */ ({ completed: 'read to the end', client: 'left', slow: 'cut, too slow', age: 'ended by age', shutdown: 'ended with the server', failed: 'failed' });
const rejected = /** @type {Record<string, string>} */ ({ full: 'refused, server full', key: 'refused, too many of one reader', draining: 'refused, server stopping', unauthorized: 'refused, not allowed' });

/** @param {HTMLElement} row @param {any} connection */
function write(row, { stream, key, since, at, position, eventsSent, bytesSent, lagEvents, lagBytes, lagSeconds }) {
  const [reads, who, open, place, events, sent, behind] = row.children;
  const ids = stream.startsWith('/') ? [] : stream.split(',');
  if (row.dataset.stream !== stream) {
    row.dataset.stream = stream;
    const links = ids.slice(0, 3).map((/** @type {string} */ id) => el('a', { class: 'stream-link', href: address({ run: id }), 'data-nav': '', text: id }));
    if (ids.length > 3) links.push(el('span', { class: 'muted', text: `and ${ids.length - 3} more` }));
    reads.replaceChildren(...(ids.length ? links : [el('span', { text: stream.endsWith('/live') ? 'the list of workflows' : stream })]));
  }
  setText(who, key ?? '');
  setText(open, running(Date.parse(at) - Date.parse(since)));
  setAttribute(open, 'title', moment(since));
  setText(place, position);
  setText(events, count(eventsSent));
  setText(sent, bytes(bytesSent));
  const isBehind = lagEvents > 0 || lagSeconds >= 1;
  setText(behind, isBehind ? `${count(lagEvents)} events, ${bytes(lagBytes)}${lagSeconds >= 0.1 ? `, waits ${duration(lagSeconds * 1000)}` : ''}` : 'up to date');
  setAttribute(row, 'data-behind', isBehind);
}

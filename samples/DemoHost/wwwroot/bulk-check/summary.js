import { byId, el } from '/site/dom.js';

const TILES = { '': 'Checked', new: 'New', existing: 'Existing', failed: 'Failed' };
const STATUS = { connecting: 'Connecting…', open: 'Live', waiting: 'Reconnecting…', paused: 'Paused', closed: 'Disconnected', done: 'Done', failed: 'Failed' };
// Screen readers hear the progress this often, not with each row.
const SAY_EVERY = 3000;

/** The figures of a run. The tiles also choose what the table shows. */
export class Summary {
  /** What the table shows: one kind of result, or all. */
  kind = '';
  #tiles;
  #saidAt = 0;

  constructor(root, onChoose) {
    this.#tiles = Object.entries(TILES).map(([kind, label]) => {
      const tile = el('button', { type: 'button', class: 'tile', 'data-kind': kind, 'aria-pressed': String(!kind) }, el('b', { text: 0 }), el('span', { text: label }));
      tile.addEventListener('click', () => {
        this.#choose(kind);
        onChoose();
      });
      return tile;
    });
    root.append(...this.#tiles);
  }

  clear() {
    this.#choose('');
    this.#saidAt = 0;
  }

  show(session, kinds, total) {
    for (const tile of this.#tiles) {
      const { kind } = tile.dataset;
      tile.firstElementChild.textContent = kind ? kinds.filter((k) => k === kind).length : kinds.length;
    }
    const status = session.complete ? 'done' : session.error ? 'failed' : session.state.status;
    byId('connection').textContent = STATUS[status];
    byId('connection').dataset.status = status;
    const progress = byId('progress');
    if (total) {
      progress.max = total;
      progress.value = kinds.length;
    } else if (session.complete) progress.value = progress.max;
    else progress.removeAttribute('value');
    const text = words(session, kinds, total);
    byId('counted').textContent = text;
    this.#say(text, session.isOver);
  }

  #choose(kind) {
    this.kind = kind;
    for (const tile of this.#tiles) tile.setAttribute('aria-pressed', String(tile.dataset.kind === kind));
  }

  #say(text, isOver) {
    if (!isOver && Date.now() - this.#saidAt < SAY_EVERY) return;
    this.#saidAt = Date.now();
    if (byId('said').textContent !== text) byId('said').textContent = text;
  }
}

function words({ start, complete, error }, kinds, total) {
  const file = start ? ` · ${start.totalCandidates} in the file` : '';
  if (complete) {
    const { totalProcessed, successful, failed } = complete.summary;
    return `All ${totalProcessed} checked: ${successful} successful, ${failed} failed${file}`;
  }
  if (error) return `${kinds.length} checked before the run ended${file}`;
  return `${kinds.length} of ${total ?? '…'} checked${file}`;
}

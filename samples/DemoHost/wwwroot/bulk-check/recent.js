import { el } from '/site/dom.js';

const KEY = 'bulk-check.runs';
const MOST = 8;

/** The runs started in this browser: where to come back to. Nothing of a candidate is kept but the name of the file. */
export class Recent {
  #runs = read();

  fileOf(id) {
    return this.#runs.find((run) => run.id === id)?.file;
  }

  started({ id, company }, file, page) {
    this.#save([{ id, company, file, page, at: Date.now() }, ...this.#runs.filter((run) => run.id !== id)].slice(0, MOST));
  }

  ended(id, result) {
    if (this.#runs.some((run) => run.id === id && run.result !== result)) this.#save(this.#runs.map((run) => (run.id === id ? { ...run, result } : run)));
  }

  /** @param {Element} section Hidden while there is nothing to show. */
  show(section) {
    section.hidden = !this.#runs.length;
    section.querySelector('ul').replaceChildren(...this.#runs.map(({ id, company, file, page, at, result }) => el('li', {},
      el('a', { href: `?${new URLSearchParams({ run: id, com_id: company })}`, text: page > 1 ? `${file}, page ${page}` : file }),
      el('span', { class: 'muted', text: [new Date(at).toLocaleString(), company, result].filter(Boolean).join(' · ') }))));
  }

  #save(runs) {
    this.#runs = runs;
    try {
      localStorage.setItem(KEY, JSON.stringify(runs));
    } catch {
      // Private windows may refuse: the address in the location bar is enough to come back.
    }
  }
}

function read() {
  try {
    const runs = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(runs) ? runs.filter((run) => typeof run?.id === 'string' && typeof run.file === 'string') : [];
  } catch {
    return [];
  }
}

import { read, write } from './storage.js';

const MOST = 8;

/**
 * The runs started in this browser, the newest first: where to come back to. Of what was uploaded only the name of the file is kept.
 * @typedef {{ id: string, file: string, at: number }} RecentRun
 */
export class RecentRuns {
  #key;
  /** @type {RecentRun[]} */
  #runs;

  /** @param {string} key Under which they are stored. */
  constructor(key) {
    this.#key = key;
    const stored = read(localStorage, key);
    this.#runs = Array.isArray(stored) ? stored.filter((run) => typeof run?.id === 'string' && typeof run.file === 'string') : [];
  }

  get all() {
    return this.#runs;
  }

  fileOf(id) {
    return this.#runs.find((run) => run.id === id)?.file;
  }

  /** @param {{ id: string, file: string }} run What else it holds is kept too. */
  add(run) {
    this.#save([{ ...run, at: Date.now() }, ...this.#runs.filter(({ id }) => id !== run.id)].slice(0, MOST));
  }

  /** Changes a run that is kept; nothing is stored when it is like that already. */
  update(id, changes) {
    const isOld = (run) => run.id === id && Object.entries(changes).some(([name, value]) => run[name] !== value);
    if (this.#runs.some(isOld)) this.#save(this.#runs.map((run) => (isOld(run) ? { ...run, ...changes } : run)));
  }

  updateAll(changes) {
    this.#save(this.#runs.map((run) => ({ ...run, ...changes })));
  }

  forget(id) {
    this.#save(this.#runs.filter((run) => run.id !== id));
  }

  #save(runs) {
    this.#runs = runs;
    write(localStorage, this.#key, runs);
  }
}

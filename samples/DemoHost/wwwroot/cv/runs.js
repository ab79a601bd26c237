const KEY = 'cv-extraction.runs';
const MOST = 8;

/** The runs started in this browser: where to come back to. Nothing of a CV is kept but the name of its file. */
export class Runs {
  #runs = read();

  get all() {
    return this.#runs;
  }

  /** The run that was looked at last and not left by hand, if it has not ended. */
  get current() {
    return this.#runs.find(({ open, status }) => open && !status)?.id;
  }

  fileOf(id) {
    return this.#runs.find((run) => run.id === id)?.file;
  }

  started(id, file) {
    const others = this.#runs.filter((run) => run.id !== id).map((run) => ({ ...run, open: false }));
    this.#save([{ id, file, at: Date.now(), open: true }, ...others].slice(0, MOST));
  }

  finished(id, status) {
    if (this.#runs.some((run) => run.id === id && run.status !== status)) {
      this.#save(this.#runs.map((run) => (run.id === id ? { ...run, status } : run)));
    }
  }

  /** The user wants to start another one: coming back shows the start. */
  leave() {
    this.#save(this.#runs.map((run) => ({ ...run, open: false })));
  }

  forget(id) {
    this.#save(this.#runs.filter((run) => run.id !== id));
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

const JOB = 'resume-optimizer.job';
const TEXTS = 'resume-optimizer.texts';

/** The job that was watched last and not left by hand: where to come back to. Nothing of a resume is kept beyond the tab. */
export const lastJob = {
  get: () => read(localStorage, JOB)?.id,
  set: (id) => write(localStorage, JOB, { id }),
  clear: () => write(localStorage, JOB, null),
};

/** What was sent, for as long as the tab lives: needed to run it again without a stream. */
export const sentTexts = {
  get: () => read(sessionStorage, TEXTS),
  set: (texts) => write(sessionStorage, TEXTS, texts),
};

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}

function write(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows may refuse: the address in the location bar is enough to come back.
  }
}

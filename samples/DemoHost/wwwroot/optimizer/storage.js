import { read, write } from '/site/storage.js';

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

import { ask } from '/site/api.js';
import { byId, el } from '/site/dom.js';
import { takeFiles } from '/site/upload.js';

const MOST_BYTES = 10 * 1024 * 1024;
// The host pauses this long before each step when asked to.
const PACE = 400;
const API = '/api/v1/cv-processing';

/**
 * Takes a file by drop, by choice or from the samples, and starts its extraction.
 * @param {(run: { id: string, file: string }) => void} onStarted
 */
export function setUpUpload(onStarted) {
  const takeSample = takeFiles(
    async (file) => onStarted({ id: await start(file), file: file.name }),
    (busy) => { for (const chip of document.querySelectorAll('#samples button')) chip.disabled = busy; },
  );
  showSamples(takeSample);
}

async function start(file) {
  if (file.size > MOST_BYTES) throw new Error(`“${file.name}” is larger than 10 MB. Save it with smaller images, or as text, and try again.`);
  const body = new FormData();
  body.append('file', file, file.name);
  if (byId('slow').checked) body.append('pace_ms', String(PACE));
  const { workflowId } = await ask(API, { method: 'POST', body });
  // A page to sign in on, say, which some proxies answer with 200.
  if (!workflowId) throw new Error('The server gave an answer that tells of no run.');
  return workflowId;
}

async function showSamples(takeSample) {
  const samples = await ask(`${API}/samples`).catch(() => []);
  // Files broken on purpose come last.
  const isBroken = ({ name }) => Number(name.startsWith('broken'));
  const chips = samples.sort((a, b) => isBroken(a) - isBroken(b)).map(({ name, url }) =>
    el('li', {}, el('button', { type: 'button', class: 'chip', text: name, onclick: () => takeSample(url, name) })));
  byId('samples').querySelector('ul').replaceChildren(...chips);
  byId('samples').hidden = !chips.length;
}

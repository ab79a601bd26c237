import { ask } from '/site/api.js';
import { byId, el } from '/site/dom.js';
import { startJob } from './api.js';

// The host pauses this long after each piece of work when asked to.
const PACE = 120;

/**
 * Takes the texts, by hand or from a sample, and starts the job.
 * @param {(id: string, texts: object) => void} onStarted
 */
export function setUpForm(onStarted) {
  const form = byId('texts');
  const button = form.querySelector('button');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    byId('start-error').textContent = '';
    const texts = readTexts();
    if (!texts.resume_text.trim()) {
      byId('start-error').textContent = 'Paste the text of a resume first.';
      byId('resume').focus();
      return;
    }
    button.disabled = true;
    try {
      onStarted((await startJob({ ...texts, pace_ms: byId('slow').checked ? PACE : 0 })).job_id, texts);
    } catch (error) {
      byId('start-error').textContent = error.message;
    }
    button.disabled = false;
  });
  showSamples();
  showJobUrl();
}

function readTexts() {
  const texts = { resume_text: byId('resume').value, job_text: byId('job').value };
  const url = byId('job-url').value.trim();
  return url ? { ...texts, job_url: url } : texts;
}

async function showSamples() {
  const samples = await ask('/api/pipeline/samples').catch(() => []);
  byId('samples').querySelector('ul').replaceChildren(...samples.map(({ name, resume_text, job_text }) =>
    el('li', {}, el('button', {
      type: 'button', class: 'chip', text: name,
      onclick: () => {
        byId('resume').value = resume_text;
        byId('job').value = job_text;
        byId('start-error').textContent = '';
      },
    }))));
  byId('samples').hidden = !samples.length;
}

async function showJobUrl() {
  const options = await ask('/api/pipeline/options').catch(() => null);
  byId('job-url-field').hidden = !options?.job_url;
}

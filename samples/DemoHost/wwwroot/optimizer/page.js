import { ask } from '/site/api.js';
import { setUpCopyLink } from '/site/copy-link.js';
import { byId } from '/site/dom.js';
import { cancelJob, runJob, streamOf } from './api.js';
import { showEdits, useResult } from './edit-list.js';
import { setUpForm } from './form.js';
import { ProcessingJob } from './processing-job.js';
import { lastJob, sentTexts } from './storage.js';
import { showRun } from './run-view.js';

const OFFER_FALLBACK_AFTER = 3;

let job = null;
let resultOf = null;

const jobId = () => new URLSearchParams(location.search).get('job');

/** Shows one job, or the start. The address is the truth: a reload or a sent link shows the same. */
function show() {
  job?.close();
  job = null;
  resultOf = null;
  const id = jobId();
  byId('start').hidden = !!id;
  byId('run').hidden = !id;
  byId('run-error').textContent = '';
  document.title = 'Resume optimizer · Sse.Workflow';
  useResult(null);
  if (!id) return;
  job = new ProcessingJob(streamOf(id));
  job.subscribe((state) => paint(id, state));
}

function paint(id, state) {
  const isGone = state.connection.status === 'gone';
  byId('gone').hidden = !isGone;
  byId('live').hidden = isGone;
  if (isGone && lastJob.get() === id) lastJob.clear();
  showRun(state);
  showEdits(state.diffs);
  byId('cancel').hidden = !!state.done || state.connection.status === 'ended';
  byId('fallback').hidden = !!state.done || state.connection.attempt < OFFER_FALLBACK_AFTER || !sentTexts.get();
  if (state.done?.result_url) fetchResult(id, state.done.result_url);
}

/** Events carry no resume, only where the result is. */
async function fetchResult(id, url) {
  if (resultOf === id) return;
  resultOf = id;
  try {
    const result = await ask(url);
    if (jobId() === id) useResult(result);
  } catch (error) {
    if (jobId() === id) byId('run-error').textContent = error.message;
  }
}

function go(id) {
  history.pushState(null, '', id ? `?job=${encodeURIComponent(id)}` : location.pathname);
  show();
  byId('main').focus({ preventScroll: true });
  scrollTo(0, 0);
}

setUpForm((id, texts) => {
  lastJob.set(id);
  sentTexts.set(texts);
  go(id);
});

byId('again').addEventListener('click', () => {
  lastJob.clear();
  go(null);
});

byId('cancel').addEventListener('click', async ({ currentTarget: button }) => {
  button.disabled = true;
  await cancelJob(jobId()).catch((error) => { byId('run-error').textContent = error.message; });
  button.disabled = false;
});

byId('run-plain').addEventListener('click', async ({ currentTarget: button }) => {
  button.disabled = true;
  byId('run-error').textContent = '';
  try {
    const result = await runJob({ ...sentTexts.get(), pace_ms: 0 });
    job?.close();
    resultOf = null;
    history.replaceState(null, '', `?job=${encodeURIComponent(result.job_id)}`);
    lastJob.set(result.job_id);
    showWhole(result);
  } catch (error) {
    byId('run-error').textContent = error.message;
  }
  button.disabled = false;
});

/** A result that came without events looks like the end of a run. */
function showWhole({ status, scores, insights, validations, edits, job_id }) {
  const metrics = {};
  for (const [prefix, card] of [['', scores.before], ['optimized_', scores.after]]) {
    for (const [name, value] of Object.entries(card)) if (typeof value === 'number') metrics[`${prefix}${name}_score`] = value;
  }
  paint(job_id, {
    status, insights, validations, metrics, diffs: edits, steps: [], errors: [], currentStep: '',
    done: { status, result_url: `/api/jobs/${job_id}/result` }, connection: { status: 'ended', attempt: 0 }, rates: null,
  });
}

setUpCopyLink(byId('link'));
addEventListener('popstate', show);
addEventListener('pagehide', () => job?.close());
addEventListener('pageshow', ({ persisted }) => persisted && show());

// Who comes back to the bare address wants to see the job that was left open.
if (!jobId() && lastJob.get()) history.replaceState(null, '', `?job=${encodeURIComponent(lastJob.get())}`);
show();

import '/lib/sse-workflow/element.js';
import { isRunning, statusText } from '/lib/sse-workflow/element/format.js';
import { Runs } from './runs.js';
import { showResult } from './result.js';
import { setUpUpload } from './upload.js';

const byId = (id) => document.getElementById(id);
const runs = new Runs();
const workflow = byId('workflow');

/** Shows one run, or the start. The address is the truth: a reload or a sent link shows the same. */
function show() {
  const id = new URLSearchParams(location.search).get('run');
  byId('start').hidden = !!id;
  byId('run').hidden = !id;
  byId('gone').hidden = true;
  byId('live').hidden = false;
  showCard(null);
  document.title = 'CV extraction · Sse.Workflow';
  if (id) watch(id);
  else {
    workflow.removeAttribute('src');
    showRecent();
  }
}

function watch(id) {
  const path = `/api/v1/workflows/${encodeURIComponent(id)}`;
  workflow.setAttribute('heading', runs.fileOf(id) ?? 'CV extraction');
  workflow.setAttribute('cancel-href', `${path}/cancel`);
  workflow.setAttribute('src', `${path}/events`);
}

workflow.addEventListener('snapshot', ({ detail: { snapshot, connection } }) => {
  const id = new URLSearchParams(location.search).get('run');
  const unknown = connection.status === 'closed' && connection.error?.status === 404;
  byId('gone').hidden = !unknown;
  byId('live').hidden = unknown;
  if (unknown) runs.forget(id);
  const file = snapshot.tags?.file;
  if (file) workflow.setAttribute('heading', file);
  document.title = `${title(snapshot)} · ${file ?? 'CV extraction'}`;
  if (!snapshot.rev || isRunning(snapshot.status)) return;
  runs.finished(id, snapshot.status);
  if (snapshot.result) showCard(snapshot);
});

/** The card with the result, beside the workflow as soon as there is one. */
function showCard(snapshot) {
  byId('result').hidden = !snapshot;
  byId('run').classList.toggle('narrow', !snapshot);
  if (snapshot) showResult(byId('result'), snapshot);
}

function title({ status, percentage }) {
  if (status === 'succeeded' || status === 'warned') return 'Done';
  return !isRunning(status) ? statusText[status] : typeof percentage === 'number' ? `${Math.floor(percentage)} %` : 'Running';
}

function go(id) {
  history.pushState(null, '', id ? `?run=${encodeURIComponent(id)}` : location.pathname);
  show();
  byId('main').focus({ preventScroll: true });
  scrollTo(0, 0);
}

function showRecent() {
  const list = byId('recent').querySelector('ul');
  list.replaceChildren(...runs.all.map(({ id, file, at, status }) => {
    const row = document.createElement('li');
    const link = document.createElement('a');
    link.href = `?run=${encodeURIComponent(id)}`;
    link.textContent = file;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      go(id);
    });
    const when = document.createElement('span');
    when.className = 'muted';
    when.textContent = `${new Date(at).toLocaleString()}${status ? ` · ${statusText[status]}` : ''}`;
    row.append(link, when);
    return row;
  }));
  byId('recent').hidden = !runs.all.length;
}

setUpUpload(({ workflowId, file }) => {
  runs.started(workflowId, file);
  go(workflowId);
});

byId('again').addEventListener('click', () => {
  runs.leave();
  go(null);
});

byId('copy').addEventListener('click', async ({ currentTarget: button }) => {
  await navigator.clipboard?.writeText(location.href);
  button.textContent = navigator.clipboard ? 'Copied' : 'Copy the address above';
  setTimeout(() => { button.textContent = 'Copy link'; }, 2000);
});

addEventListener('popstate', show);

// Who comes back to the bare address while a run of theirs is going on wants to see it.
if (!new URLSearchParams(location.search).has('run') && runs.current) {
  history.replaceState(null, '', `?run=${encodeURIComponent(runs.current)}`);
}
show();

import '/lib/sse-workflow/element.js';
import { isRunning, statusText } from '/lib/sse-workflow/element/format.js';
import { setUpCopyLink } from '/site/copy-link.js';
import { byId, el } from '/site/dom.js';
import { RecentRuns } from '/site/recent-runs.js';
import { showResult } from './result.js';
import { setUpUpload } from './upload.js';

/** Beside what is always kept: `status` of those that have ended, and `open` for the one that was looked at last and not left by hand. */
const runs = new RecentRuns('cv-extraction.runs');
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
  runs.update(id, { status: snapshot.status });
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
  byId('recent').querySelector('ul').replaceChildren(...runs.all.map(({ id, file, at, status }) => {
    const onclick = (event) => {
      event.preventDefault();
      go(id);
    };
    return el('li', {},
      el('a', { href: `?run=${encodeURIComponent(id)}`, text: file, onclick }),
      el('span', { class: 'muted', text: `${new Date(at).toLocaleString()}${status ? ` · ${statusText[status]}` : ''}` }));
  }));
  byId('recent').hidden = !runs.all.length;
}

setUpUpload((run) => {
  runs.updateAll({ open: false });
  runs.add({ ...run, open: true });
  go(run.id);
});

// Who wants to start another one sees the start again when coming back.
byId('again').addEventListener('click', () => {
  runs.updateAll({ open: false });
  go(null);
});

setUpCopyLink(byId('copy'));
addEventListener('popstate', show);

// Who comes back to the bare address while a run of theirs is going on wants to see it.
const current = runs.all.find(({ open, status }) => open && !status);
if (!new URLSearchParams(location.search).has('run') && current) {
  history.replaceState(null, '', `?run=${encodeURIComponent(current.id)}`);
}
show();

import '/lib/sse-workflow/element.js';
import { setUpCopyLink } from '/site/copy-link.js';
import { byId } from '/site/dom.js';
import { reset, showBeat, showConnection, showEvent, showFigures, showUpdate } from './view.js';
import { showResult } from './result.js';
import { setUpUpload } from './upload.js';
import { JobWatch } from './watch.js';

/** @type {JobWatch | undefined} */
let watch;
let begun = false;

/** Shows one job, or the start. The address is the truth: a reload or a sent link shows the same. */
function show() {
  const id = jobId();
  byId('start').hidden = !!id;
  byId('job').hidden = !id;
  document.title = 'Job monitor · Sse.Workflow';
  watch?.close();
  watch = undefined;
  byId('workflow').removeAttribute('src');
  if (!id) return;
  begun = false;
  reset(fileName());
  if (!/^[\w.-]{16,128}$/.test(id)) {
    showUpdate({ status: 'failed', progress: 0, message: 'Job not found', error: 'The address of this page names no job.' });
    showConnection('ended');
    return;
  }
  watch = new JobWatch(id);
  watch.addEventListener('state', ({ detail }) => showConnection(detail.status));
  watch.addEventListener('event', ({ detail }) => take(detail));
  watch.open();
}

const jobId = () => new URLSearchParams(location.search).get('job');

/** Known in the tab that began the job, also after a reload. */
const fileName = () => history.state?.file;

function take({ name, data, text }) {
  showEvent(name, text);
  if (name === 'heartbeat') showBeat(data.timestamp);
  if (name === 'queue_stats') showFigures(data);
  if (name !== 'job_update') return;
  showUpdate(data);
  begun ||= !!data.stage || !!data.result;
  showNative();
  document.title = `${data.status === 'completed' ? 'Done' : data.status === 'failed' ? 'Failed' : `${data.progress} %`} · ${fileName() ?? 'Job monitor'}`;
  if (data.result) showResult(byId('result'), data.result);
}

/** The other format is another connection: only for those who look at it, and only once the job has begun to be a run. */
function showNative() {
  if (begun && byId('native').open && !byId('workflow').hasAttribute('src')) {
    byId('workflow').setAttribute('src', `/api/v1/workflows/${encodeURIComponent(jobId())}/events`);
  }
}

function go(id, file) {
  history.pushState({ file }, '', id ? `?job=${encodeURIComponent(id)}` : location.pathname);
  show();
  byId('main').focus({ preventScroll: true });
  scrollTo(0, 0);
}

setUpUpload(({ jobId: id, file }) => go(id, file));
byId('again').addEventListener('click', () => go(null));
byId('reconnect').addEventListener('click', () => watch?.open());
byId('native').addEventListener('toggle', showNative);
setUpCopyLink(byId('copy'));
addEventListener('popstate', show);
show();

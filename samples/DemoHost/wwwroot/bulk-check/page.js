import { setUpCopyLink } from '/site/copy-link.js';
import { byId } from '/site/dom.js';
import { RecentRuns } from '/site/recent-runs.js';
import { showRecent } from './recent.js';
import { Session } from './session.js';
import { Summary } from './summary.js';
import { Table, kindOf } from './table.js';
import { setUpUpload } from './upload.js';

/** @type {Session | undefined} */
let session;
/** The file and the form of the run that is shown, for its other pages; unknown after a reload. */
let sent;
let frame = 0;
const recent = new RecentRuns('bulk-check.runs');
const table = new Table(byId('rows'));
const summary = new Summary(byId('tiles'), paint);

/** Shows one run, or the start. The address is the truth: a reload or a sent link shows the same. */
function show() {
  const query = new URLSearchParams(location.search);
  const [id, company] = [query.get('run'), query.get('com_id')];
  if (session && session.id === id) return;
  session?.close();
  session = undefined;
  byId('start').hidden = !!id;
  byId('run').hidden = !id;
  document.title = 'Bulk check · Sse.Workflow';
  if (id) watch(new Session().open(id, company ?? ''));
  else showRecent(byId('recent'), recent);
}

function watch(next) {
  session?.close();
  session = next;
  table.clear();
  summary.clear();
  byId('start').hidden = true;
  byId('run').hidden = false;
  session.addEventListener('change', () => { frame ||= requestAnimationFrame(paint); });
  paint();
}

async function start(file, fields, page = 1) {
  const next = await new Session().send(file, { ...fields, page });
  sent = { file, fields, id: next.id };
  recent.add({ id: next.id, company: next.company, file: file.name, page });
  history.pushState(null, '', `?${new URLSearchParams({ run: next.id, com_id: next.company })}`);
  watch(next);
  byId('main').focus({ preventScroll: true });
}

function paint() {
  frame = 0;
  if (!session) return;
  const candidates = [...session.candidates.values()];
  const total = candidates[0]?.total;
  summary.show(session, candidates.map(kindOf), total);
  const hidden = table.show(candidates, { kind: summary.kind, order: byId('order').value, isLive: !session.isOver });
  byId('waiting').textContent = waiting(hidden, candidates.length);
  byId('run-title').textContent = recent.fileOf(session.id) ?? 'Bulk check';
  byId('run-error').textContent = session.error || (session.hasGap ? 'Some results are no longer kept.' : '');
  byId('export').href = session.exportHref;
  byId('cancel').hidden = session.isOver;
  if (session.isOver) recent.update(session.id, { result: resultOf(session) });
  document.title = `${session.complete ? 'Done' : session.error ? 'Failed' : `${candidates.length}${total ? ` of ${total}` : ''}`} · Bulk check`;
  paintPages();
}

function resultOf({ complete, error }) {
  return complete ? `${complete.summary.successful} of ${complete.summary.totalProcessed} successful` : error;
}

function waiting(hidden, count) {
  if (hidden) return `${hidden} more are in the export.`;
  if (session.isOver) return count ? '' : 'No candidates on this page.';
  return count ? '' : 'The first results come in a moment.';
}

function paintPages() {
  const { page, totalPages } = session.start ?? { page: 1, totalPages: 1 };
  byId('pages').hidden = totalPages <= 1;
  byId('page-number').textContent = `Page ${page} of ${totalPages}`;
  // The other pages are checks of their own, and need the file again.
  const hasFile = sent?.id === session.id;
  byId('previous').disabled = !hasFile || page <= 1;
  byId('next').disabled = !hasFile || page >= totalPages;
  byId('pages').title = hasFile ? '' : 'Send the file again to check its other pages.';
}

async function turn(by) {
  const page = session.start.page + by;
  byId('previous').disabled = byId('next').disabled = true;
  try {
    await start(sent.file, sent.fields, page);
  } catch (error) {
    byId('run-error').textContent = error.message;
  }
}

setUpUpload(start);
byId('order').addEventListener('change', paint);
byId('previous').addEventListener('click', () => turn(-1));
byId('next').addEventListener('click', () => turn(1));
byId('cancel').addEventListener('click', () => session.cancel());
byId('again').addEventListener('click', () => {
  history.pushState(null, '', location.pathname);
  show();
  byId('main').focus({ preventScroll: true });
  scrollTo(0, 0);
});
setUpCopyLink(byId('copy'));
addEventListener('popstate', show);
show();

import { el, KeyedList, safeHref, setAttribute, setText } from './dom.js';
import { connectionText, duration, isRunning, metricValue, statusText, remaining, words } from './format.js';
import { NodeTree } from './tree.js';

/** @typedef {import('../reduce.js').WorkflowSnapshot} WorkflowSnapshot */
/** @typedef {import('../connect.js').ConnectionState} ConnectionState */

const MOST_LOG_LINES = 200;

/** Shows a snapshot and a connection. Knows nothing of where they come from. */
export class WorkflowView {
  #title = el('h2', { part: 'title' });
  #badge = el('span', { class: 'badge', part: 'badge' });
  #connection = el('span', { class: 'connection', part: 'connection' });
  #cancel;
  #percent = el('span', { class: 'percent' });
  #left = el('span', { class: 'left' });
  #elapsed = el('span', { class: 'elapsed' });
  #progress = el('progress', { max: 100, 'aria-label': 'Progress of the whole', part: 'progress' });
  #announcer = el('p', { class: 'sr-only', role: 'status' });
  #tree = new NodeTree();
  #problems = el('ul', { class: 'problems', 'aria-label': 'Problems', hidden: true });
  #insights = el('ul', { class: 'insights', 'aria-label': 'Insights', hidden: true });
  #artifacts = el('ul', { class: 'artifacts', 'aria-label': 'Files and pages', hidden: true });
  #metrics = el('dl', { class: 'metrics', part: 'metrics', hidden: true });
  #log = el('ol', { class: 'log' });
  #logBox = el('details', { class: 'log-box', hidden: true }, el('summary', { text: 'Log' }), this.#log);
  #lists = {
    problems: new KeyedList(this.#problems, () => el('li'), writeProblem),
    insights: new KeyedList(this.#insights, () => el('li'), (row, insight) => setText(row, insight.message)),
    artifacts: new KeyedList(this.#artifacts, () => el('li'), writeArtifact),
    metrics: new KeyedList(this.#metrics, () => el('div', {}, el('dt'), el('dd')), writeMetric),
    log: new KeyedList(this.#log, () => el('li'), (row, line) => {
      setAttribute(row, 'data-level', line.level);
      setText(row, line.message);
    }),
  };
  #stateSince = Date.now();
  /** @type {ConnectionState | undefined} */
  #state;
  #said = '';

  /** @param {Node} root @param {{ onCancel: () => void, maxInsights: number }} options */
  constructor(root, { onCancel, maxInsights }) {
    this.maxInsights = maxInsights;
    this.#cancel = el('button', { type: 'button', class: 'cancel', part: 'cancel', text: 'Cancel', hidden: true, onclick: onCancel });
    root.appendChild(el(
      'section',
      { class: 'workflow', part: 'workflow' },
      el('header', {}, this.#title, this.#badge, this.#connection, this.#cancel),
      this.#progress,
      el('p', { class: 'numbers' }, this.#percent, this.#left, this.#elapsed),
      this.#announcer,
      this.#problems,
      this.#insights,
      this.#tree.element,
      this.#artifacts,
      this.#metrics,
      this.#logBox,
    ));
  }

  /**
   * @param {WorkflowSnapshot} snapshot
   * @param {ConnectionState} state
   * @param {{ title: string | null, canCancel: boolean }} options
   * @returns {boolean} Whether all of it is shown; if not, the next call goes on.
   */
  show(snapshot, state, { title, canCancel }) {
    if (state !== this.#state) {
      this.#state = state;
      this.#stateSince = Date.now();
    }
    const status = snapshot.rev ? snapshot.status : 'pending';
    setText(this.#title, title || words(snapshot.name ?? 'Workflow'));
    setText(this.#badge, status === 'pending' ? 'Waiting' : statusText[status]);
    setAttribute(this.#badge, 'data-status', status);
    setAttribute(this.#cancel, 'hidden', !canCancel || !isRunning(status));
    setAttribute(this.#cancel, 'disabled', status === 'canceling');
    const isWhole = this.tick(snapshot);
    this.#showProgress(snapshot);
    this.#showLists(snapshot);
    this.#announce(snapshot, state);
    return isWhole;
  }

  /** What changes with time alone. @param {WorkflowSnapshot} snapshot @returns {boolean} As of {@link show}. */
  tick(snapshot) {
    const now = elapsed(snapshot);
    const isWhole = this.#tree.show(snapshot, now);
    setText(this.#elapsed, snapshot.rev ? (!isRunning(snapshot.status) ? `took ${duration(now)}` : `${duration(Math.floor(now / 1000) * 1000).replace('.0', '').replace('<1 ms', '0 s')} so far`) : '');
    if (this.#state) {
      setText(this.#connection, connectionText(this.#state, this.#stateSince));
      setAttribute(this.#connection, 'data-status', this.#state.ended ? 'ended' : this.#state.status);
    }
    return isWhole;
  }

  /** @param {WorkflowSnapshot} snapshot */
  #showProgress({ percentage, status, eta, rev }) {
    const running = isRunning(status);
    // Without a value the bar shows that something happens, and not how much.
    setAttribute(this.#progress, 'value', percentage ?? (rev && running ? undefined : rev ? 100 : 0));
    setAttribute(this.#progress, 'data-status', status);
    setText(this.#percent, typeof percentage === 'number' ? `${Math.floor(percentage)} %` : '');
    setText(this.#left, running && eta ? remaining(eta.ms) : '');
  }

  /** @param {WorkflowSnapshot} snapshot */
  #showLists({ problems, insights, artifacts, metrics, logs }) {
    const byRev = (/** @type {any[]} */ items) => items.map((item) => /** @type {[string, any]} */ ([`${item.rev}`, item]));
    this.#lists.problems.show(byRev(problems));
    this.#lists.insights.show(byRev(insights).slice(-this.maxInsights));
    this.#lists.artifacts.show(byRev(artifacts));
    this.#lists.metrics.show(Object.entries(metrics));
    if (/** @type {HTMLDetailsElement} */ (this.#logBox).open || !logs.length) this.#lists.log.show(byRev(logs).slice(-MOST_LOG_LINES));
    const lists = /** @type {[Element, number][]} */ ([[this.#problems, problems.length], [this.#insights, insights.length], [this.#artifacts, artifacts.length], [this.#metrics, Object.keys(metrics).length], [this.#logBox, logs.length]]);
    for (const [list, count] of lists) setAttribute(list, 'hidden', !count);
  }

  // Said politely and in few words: phases, problems, the end, a lost connection. Steps would talk over the reader.
  /** @param {WorkflowSnapshot} snapshot @param {ConnectionState} state */
  #announce(snapshot, state) {
    const phase = Object.values(snapshot.nodes).findLast(({ kind, status }) => kind === 'phase' && status === 'running');
    const running = isRunning(snapshot.status);
    const problem = snapshot.problems.at(-1);
    let text = phase ? words(phase.name ?? '') : '';
    if (state.status === 'waiting') text = 'Connection lost, trying again';
    if (problem && running) text = `Problem: ${problem.message}`;
    if (!running) text = `${statusText[snapshot.status]}. ${snapshot.problem?.message ?? ''}`;
    if (text === this.#said) return;
    this.#said = text;
    setText(this.#announcer, text);
  }
}

/** Milliseconds since the start. @param {WorkflowSnapshot} snapshot */
function elapsed({ durationMs, startedAt, t = 0 }) {
  if (typeof durationMs === 'number') return durationMs;
  // The viewer's clock may be wrong: never less than what the events say.
  return startedAt ? Math.max(t, Date.now() - Date.parse(startedAt)) : t;
}

/** @param {HTMLElement} row @param {any} problem */
function writeProblem(row, { message, suggestion, fatal, code }) {
  setAttribute(row, 'data-fatal', !!fatal);
  row.replaceChildren(el('strong', { text: message ?? code }), ...(suggestion ? [el('span', { class: 'suggestion', text: suggestion })] : []));
}

/** @param {HTMLElement} row @param {any} artifact */
function writeArtifact(row, { title, href, mediaType }) {
  const address = safeHref(href);
  const name = title ?? href ?? 'File';
  row.replaceChildren(address ? el('a', { href: address, text: name, type: mediaType }) : el('span', { text: name }));
}

/** @param {HTMLElement} row @param {any} metric */
function writeMetric(row, metric) {
  setText(/** @type {Node} */ (row.firstChild), words(metric.name ?? ''));
  setText(/** @type {Node} */ (row.lastChild), metricValue(metric));
}

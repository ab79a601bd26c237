import { atMost } from '../../../sse-workflow-js/src/frames.js';
import { el, setAttribute, setText } from '../dom.js';
import { isRunning, words } from '../format.js';
import { address } from '../router.js';
import { CancelDialog } from './cancelDialog.js';
import { detailCount, DetailsPanel } from './details.js';
import { RunHeader } from './header.js';
import { ItemsPanel } from './itemsPanel.js';
import { LogPanel } from './logPanel.js';
import { MetricsPanel } from './metricsPanel.js';
import { RunModel } from './model.js';
import { Problems } from './problems.js';
import { ReplayBar } from './replay.js';
import { StepsPanel } from './steps.js';
import { Tabs } from './tabs.js';

const MOST_PAINTS = 8; // a second

/** One workflow: live, or any moment of its history. */
export class RunView {
  #context;
  #id;
  #tab;
  /** @type {number | undefined} The moment that the address asks for, until it is there. */
  #wanted;
  #paint = atMost(() => this.#show(), MOST_PAINTS);
  #model;
  #header;
  #problems = new Problems();
  #panels;
  #panel = el('div', { id: 'panel', role: 'tabpanel' });
  #lost = el('p', { class: 'card notice', role: 'alert', hidden: true });
  #dialog;
  #replay;
  #tabs;
  #clock;
  element;

  /** @param {import('../router.js').Route} route @param {import('../main.js').Context} context */
  constructor({ params }, context) {
    this.#context = context;
    this.#id = params.get('run') ?? '';
    this.#tab = params.get('tab') ?? 'steps';
    this.#wanted = Number(params.get('at')) || undefined;
    this.#model = new RunModel(this.#id, () => this.#paint.changed());
    this.#dialog = new CancelDialog(this.#id);
    this.#header = new RunHeader(this.#id, { onCancel: () => this.#dialog.open() });
    this.#panels = /** @type {Record<string, any>} */ ({ steps: new StepsPanel(), log: new LogPanel(), items: new ItemsPanel(this.#id), metrics: new MetricsPanel(), details: new DetailsPanel() });
    this.#replay = new ReplayBar(this.#model, () => this.#remember());
    const model = this.#model;
    this.#tabs = new Tabs([
      { id: 'steps', text: 'Steps', count: () => Object.keys(model.snapshot.nodes).length },
      { id: 'log', text: 'Log', count: () => model.log.logs },
      { id: 'items', text: 'Items', count: () => model.items.length },
      { id: 'metrics', text: 'Metrics', count: () => model.series.all.size },
      { id: 'details', text: 'Details', count: () => detailCount(model.snapshot) },
    ], (tab) => this.#choose(tab));
    if (!this.#panels[this.#tab]) this.#tab = 'steps';
    this.element = el('div', { class: 'run-view' }, this.#header.element, this.#lost, this.#problems.element, this.#tabs.element, this.#panel, this.#replay.element, this.#dialog.element);
    this.#clock = setInterval(() => this.#model.isLive && isRunning(this.#model.snapshot.status) && this.#paint.changed(), 1000);
    this.#show();
  }

  /** @param {import('../router.js').Route} route */
  update({ params }) {
    const tab = params.get('tab') ?? 'steps';
    if (this.#panels[tab]) this.#tab = tab;
    this.#wanted = Number(params.get('at')) || undefined;
    if (this.#wanted === undefined) this.#model.seek(undefined);
    this.#paint.changed();
  }

  /** @param {string} key */
  shortcut(key) {
    if (key === '/') this.#panels[this.#tab].focus?.();
    else if (key === '[') this.#replay.step(-1);
    else if (key === ']') this.#replay.step(1);
    else if (key === 'p') this.#replay.toggle();
    else return false;
    return true;
  }

  close() {
    clearInterval(this.#clock);
    this.#paint.stop();
    this.#replay.close();
    this.#panels.metrics.close();
    this.#model.close();
  }

  #show() {
    const model = this.#model;
    this.#lookForMoment();
    const { snapshot } = model;
    this.#header.show(snapshot, model.now, model.isLive);
    this.#problems.show(snapshot);
    this.#tabs.show(this.#tab);
    const panel = this.#panels[this.#tab];
    if (this.#panel.firstElementChild !== panel.element) this.#panel.replaceChildren(panel.element);
    setAttribute(this.#panel, 'aria-labelledby', `tab-${this.#tab}`);
    panel.show(model);
    this.#replay.show();
    this.#context.showConnection(model.state);
    this.#context.setTitle(snapshot.rev ? words(snapshot.name) : this.#id);
    this.#showLost();
  }

  /** The moment is there when an event after it is, or the run is over. */
  #lookForMoment() {
    const wanted = this.#wanted;
    const { history, state } = this.#model;
    if (wanted === undefined || (history.live.rev < wanted && !state?.ended)) return;
    this.#wanted = undefined;
    this.#model.seek(history.after(wanted));
  }

  #showLost() {
    const error = /** @type {any} */ (this.#model.state?.status === 'closed' && this.#model.state.error);
    setAttribute(this.#lost, 'hidden', !error);
    if (error) setText(this.#lost, error.status === 404 ? 'There is no such workflow, or its events are no longer kept.' : `The connection has ended: ${error.message}`);
  }

  /** @param {string} tab */
  #choose(tab) {
    this.#tab = tab;
    this.#remember();
    this.#paint.flush();
  }

  /** The address names what is looked at, so that it can be sent to somebody. */
  #remember() {
    const { isLive, snapshot } = this.#model;
    this.#context.router.go(address({ run: this.#id, tab: this.#tab === 'steps' ? undefined : this.#tab, at: isLive ? undefined : snapshot.rev }), { replace: true, silent: true });
  }
}

import { byId, el, setText } from '/site/dom.js';

const STAGES = [
  ['initializing', 'Initializing', 'The worker has taken the job'],
  ['fetching', 'Fetching', 'The file comes from the upload folder'],
  ['parsing', 'Parsing', 'The file becomes text'],
  ['analyzing', 'Analyzing', 'The text becomes a profile and a score'],
  ['storing', 'Storing', 'The result is written'],
];
const STATUS = { waiting: 'Waiting', started: 'Started', in_progress: 'In progress', completed: 'Completed', failed: 'Failed' };
const CONNECTION = { connecting: 'Connecting…', open: 'Live', waiting: 'Reconnecting…', ended: 'Ended with the job' };
const FIGURES = [['waiting', 'Waiting'], ['active', 'Active'], ['completed', 'Completed'], ['failed', 'Failed']];
const MOST_EVENTS = 200;

/** Back to what is known of a job before its first event. */
export function reset(file) {
  byId('job-title').textContent = file ?? 'Resume analysis';
  byId('stages').replaceChildren(...STAGES.map(([name, title, about]) => el(
    'li', { 'data-stage': name, 'data-state': 'pending' },
    el('span', { class: 'dot', 'aria-hidden': 'true' }),
    el('div', {}, el('span', { class: 'stage-name', text: title }), el('span', { class: 'visually-hidden stage-state', text: ', pending' }), el('div', { class: 'muted stage-about', text: about })),
  )));
  byId('queue').replaceChildren(...FIGURES.map(([name, title]) => el('div', { 'data-figure': name }, el('dt', { text: title }), el('dd', { text: '–' }))));
  byId('events').replaceChildren();
  byId('result').hidden = true;
  byId('beat').textContent = '';
  byId('queue-time').textContent = '';
  showUpdate({ status: 'waiting', progress: 0, message: 'Waiting for a worker to take the job…' });
}

/** Each update tells the whole state: nothing has to be remembered between them. */
export function showUpdate({ status, progress, stage, message, error }) {
  byId('status').dataset.status = status;
  setText(byId('status'), STATUS[status] ?? status);
  setText(byId('message'), message);
  byId('progress').value = progress;
  byId('progress').dataset.status = status;
  setText(byId('percent'), `${progress} %`);
  byId('job-error').hidden = status !== 'failed';
  setText(byId('job-error'), status === 'failed' ? error ?? '' : '');
  showStages(status, stage);
}

function showStages(status, stage) {
  const at = status === 'completed' ? STAGES.length : STAGES.findIndex(([name]) => name === stage);
  [...byId('stages').children].forEach((item, index) => {
    const state = index < at ? 'done' : index > at ? 'pending' : status === 'failed' ? 'failed' : 'current';
    item.dataset.state = state;
    if (state === 'current') item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
    setText(item.querySelector('.stage-state'), `, ${state}`);
  });
}

export function showFigures(stats) {
  for (const [name] of FIGURES) setText(byId('queue').querySelector(`[data-figure=${name}] dd`), String(stats[name]));
  setText(byId('queue-time'), `Updated at ${new Date(stats.timestamp).toLocaleTimeString()}, while the job was running`);
}

export function showConnection(status) {
  byId('connection').dataset.status = status;
  setText(byId('connection'), CONNECTION[status]);
  byId('reconnect').hidden = status !== 'waiting';
}

export function showBeat(timestamp) {
  byId('beat').textContent = `Last heartbeat ${new Date(timestamp).toLocaleTimeString()}`;
}

export function showEvent(name, text) {
  byId('events').append(el('li', {}, el('code', { class: 'event-name', text: name }), el('code', { class: 'event-data', text })));
  while (byId('events').children.length > MOST_EVENTS) byId('events').firstElementChild.remove();
}

import { el } from '/site/dom.js';

// As many as the server keeps.
const MOST = 200;

/** Adds an event to the list. What other tabs and programs sent is text to this page, whatever it looks like. */
export function showMessage(list, event, me) {
  const { from, text } = read(event);
  add(list, el('li', { class: from === me ? 'own' : null },
    el('div', { class: 'who', text: from === me ? `${me} (this one)` : from }),
    el('p', { class: 'what', text })));
}

/** Says that events are missing, instead of pretending that there were none. */
export function showGap(list) {
  add(list, el('li', { class: 'gap', text: 'Some events are no longer kept.' }));
}

function read({ type, data }) {
  if (type !== 'chat') return { from: type === 'message' ? 'Somebody' : type, text: data };
  try {
    const { from, text } = JSON.parse(data);
    if (typeof from === 'string' && typeof text === 'string') return { from: from.slice(0, 64), text };
  } catch {
    // Programs may send anything under this name: shown as it is.
  }
  return { from: 'Somebody', text: data };
}

function add(list, item) {
  const followsEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  list.append(item);
  while (list.children.length > MOST) list.firstElementChild.remove();
  if (followsEnd) list.scrollTop = list.scrollHeight;
}

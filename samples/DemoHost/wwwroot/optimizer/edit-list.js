import { byId, el } from '/site/dom.js';
import { applyEdits } from './edits.js';

const REASONS = {
  weak_opening: 'says what was done, not what you were responsible for',
  first_person: 'leaves out I',
  filler: 'shorter',
  keyword: 'in the words of the job',
  skills_list: 'shown elsewhere, asked for, and not in the list',
  spacing: 'tidier',
  model: 'worded by the model',
};

const rejected = new Set();
let shown = null;
let result = null;

/** Shows edits as they come; those that are there already stay as they are. */
export function showEdits(diffs) {
  if (diffs === shown) return;
  const list = byId('edits');
  const isLonger = shown && diffs.length >= shown.length && shown.every((diff, i) => diff === diffs[i]);
  if (!isLonger) list.replaceChildren();
  list.append(...diffs.slice(list.children.length).map((diff, i) => edit(diff, list.children.length + i)));
  shown = diffs;
  byId('edits-none').hidden = diffs.length > 0;
  refresh();
}

/** With the result comes the resume itself: now its text can be made and copied. */
export function useResult(value) {
  result = value;
  if (!value) {
    rejected.clear();
    shown = null;
  }
  refresh();
}

function edit({ line, section, before, rules, words }, index) {
  const id = `edit-${index}`;
  const box = el('input', { type: 'checkbox', id, checked: true });
  box.checked = !rejected.has(index);
  box.addEventListener('change', () => {
    if (box.checked) rejected.delete(index);
    else rejected.add(index);
    refresh();
  });
  const isBlank = before !== null && !before.trim() && words.every(({ op }) => op === 'delete');
  return el('li', { class: 'edit' },
    el('label', { for: id }, box, el('span', { class: 'where', text: `${before === null ? 'Before line' : 'Line'} ${line} · ${section}` }), el('span', { class: 'why muted', text: rules.map((rule) => REASONS[rule] ?? rule).join(', ') })),
    isBlank ? el('p', { class: 'change muted', text: 'Removes an empty line' }) : el('p', { class: 'change' }, ...words.map(word)));
}

function word({ op, text }) {
  return el(op === 'delete' ? 'del' : op === 'insert' ? 'ins' : 'span', { text });
}

function refresh() {
  const all = [...byId('edits').querySelectorAll('input')];
  all.forEach((box, i) => {
    box.checked = !rejected.has(i);
    box.closest('.edit').classList.toggle('rejected', !box.checked);
  });
  for (const id of ['accept-all', 'accept-none', 'copy', 'preview']) byId(id).hidden = !result;
  if (result) byId('text').textContent = textOf(result);
}

function textOf({ resume_text, edits }) {
  return applyEdits(resume_text, edits.filter((_, i) => !rejected.has(i)));
}

byId('accept-all').addEventListener('click', () => {
  rejected.clear();
  refresh();
});

byId('accept-none').addEventListener('click', () => {
  byId('edits').querySelectorAll('input').forEach((_, i) => rejected.add(i));
  refresh();
});

byId('copy').addEventListener('click', async ({ currentTarget: button }) => {
  byId('preview').open = true;
  await navigator.clipboard?.writeText(textOf(result)).catch(() => {});
  button.textContent = navigator.clipboard ? 'Copied' : 'Copy it below';
  setTimeout(() => { button.textContent = 'Copy the text'; }, 2000);
});

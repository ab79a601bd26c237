// What views build elements with. Text is only ever set as text; styles only through properties, which the page's policy allows.
export { el, KeyedList, safeHref, setAttribute, setText } from '../../sse-workflow-js/src/element/dom.js';

const SVG = 'http://www.w3.org/2000/svg';

const shapes = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4 4',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  previous: 'M18 6l-8 6 8 6M7 6v12',
  next: 'M6 6l8 6-8 6M17 6v12',
  theme: 'M12 4a8 8 0 1 0 8 8 6 6 0 0 1-8-8Z',
  chevron: 'M9 6l6 6-6 6',
  download: 'M12 4v11m-5-4 5 5 5-5M5 20h14',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  succeeded: 'M6 12.5l4 4 8-9',
  warned: 'M12 6v7M12 17v.5',
  failed: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  skipped: 'M8 12h8',
  canceled: 'M8 8h8v8H8z',
  timedOut: 'M12 7v5l3 3',
  abandoned: 'M9 9a3 3 0 1 1 3 4v1M12 17.5v.3',
};

/** @param {string} name One of `shapes`; none other is drawn. @param {string} [className] */
export function icon(name, className = 'icon') {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: className, 'aria-hidden': 'true' })) svg.setAttribute(key, value);
  const path = svg.appendChild(document.createElementNS(SVG, 'path'));
  path.setAttribute('d', shapes[name] ?? '');
  return svg;
}

/** Shows how something stands; running turns, the rest are signs. @param {HTMLElement} element @param {string} status */
export function showStatus(element, status) {
  if (element.dataset.status === status) return;
  element.dataset.status = status;
  element.replaceChildren(...(shapes[status] ? [icon(status, '')] : []));
}

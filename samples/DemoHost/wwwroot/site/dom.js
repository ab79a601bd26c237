// What pages share for finding and building elements. Text is only ever set as text.
export { KeyedList, el, safeHref, setText } from '/lib/sse-workflow/element/dom.js';

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

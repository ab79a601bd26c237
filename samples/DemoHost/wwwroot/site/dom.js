// What pages share for building elements. Text is only ever set as text.
export { el, safeHref } from '/lib/sse-workflow/element/dom.js';

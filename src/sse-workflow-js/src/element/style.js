// A constructed style sheet needs no `unsafe-inline` in a Content-Security-Policy. Colours can be set from outside.
const css = `
:host {
  --accent: var(--sse-accent, light-dark(#4f46e5, #8b93ff));
  --text: var(--sse-text, light-dark(#1c2030, #e8eaf2));
  --muted: var(--sse-muted, light-dark(#5d6478, #a2a9bd));
  --line: var(--sse-line, light-dark(#e1e4ec, #333a4d));
  --soft: var(--sse-soft, light-dark(#f3f4f8, #232838));
  --good: var(--sse-good, light-dark(#0f7b4f, #4cc38a));
  --warn: var(--sse-warn, light-dark(#96600a, #e5b454));
  --bad: var(--sse-bad, light-dark(#c02a37, #ff8a8f));
  display: block;
  color: var(--text);
  font: inherit;
}
:host([hidden]) { display: none; }
[hidden] { display: none !important; }
.sr-only { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .75rem; }
h2 { margin: 0; font-size: 1.125rem; line-height: 1.3; overflow-wrap: anywhere; }
.badge { padding: .1rem .6rem; border-radius: 1rem; font-size: .8125rem; font-weight: 600; background: var(--soft); color: var(--muted); }
.badge[data-status=running] { color: var(--accent); }
.badge[data-status=succeeded] { color: var(--good); }
.badge:is([data-status=warned], [data-status=skipped], [data-status=canceled]) { color: var(--warn); }
.badge:is([data-status=failed], [data-status=timedOut], [data-status=abandoned]) { color: var(--bad); }
.connection { margin-inline-start: auto; font-size: .8125rem; color: var(--muted); display: inline-flex; align-items: center; gap: .4rem; font-variant-numeric: tabular-nums; }
.connection::before { content: ''; width: .55rem; height: .55rem; border-radius: 50%; background: var(--muted); }
.connection[data-status=open]::before { background: var(--good); box-shadow: 0 0 0 3px color-mix(in srgb, var(--good) 25%, transparent); }
.connection:is([data-status=waiting], [data-status=connecting])::before { background: var(--warn); animation: pulse 1s ease-in-out infinite alternate; }
.connection[data-status=waiting] { color: var(--warn); }
.connection[data-status=closed]::before { background: var(--bad); }
button { font: inherit; font-size: .875rem; padding: .25rem .75rem; border-radius: .4rem; border: 1px solid var(--line); background: transparent; color: inherit; cursor: pointer; }
button:hover { border-color: var(--bad); color: var(--bad); }
button:disabled { opacity: .5; cursor: default; }
:is(button, summary, a):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: .3rem; }
progress { appearance: none; display: block; width: 100%; height: .5rem; border: 0; border-radius: .25rem; overflow: hidden; background: var(--soft); color: var(--accent); }
progress::-webkit-progress-bar { background: var(--soft); }
progress::-webkit-progress-value { background: currentColor; border-radius: .25rem; transition: inline-size .2s; }
progress::-moz-progress-bar { background: currentColor; border-radius: .25rem; }
progress:is([data-status=failed], [data-status=timedOut], [data-status=abandoned]) { color: var(--bad); }
progress[data-status=canceled] { color: var(--warn); }
progress:is([data-status=succeeded], [data-status=warned]) { color: var(--good); }
progress:indeterminate { background: linear-gradient(90deg, var(--soft) 25%, currentColor 50%, var(--soft) 75%) 0 0 / 200% 100%; animation: slide 1.4s linear infinite; }
progress:indeterminate::-webkit-progress-bar { background: transparent; }
header + progress { margin-top: .9rem; }
.numbers { display: flex; flex-wrap: wrap; gap: .25rem .9rem; margin: .45rem 0 0; font-size: .875rem; color: var(--muted); font-variant-numeric: tabular-nums; min-height: 1.4em; }
.percent { color: var(--text); font-weight: 600; }
.percent:empty, .left:empty { display: none; }
.elapsed { margin-inline-start: auto; }
ol, ul { list-style: none; margin: 0; padding: 0; }
/* A margin of each, not between each two: a rule about siblings would be looked at again with every row that comes. */
.tree { display: flow-root; margin-top: .65rem; }
.tree > li { margin-top: .35rem; }
.tree ol { margin-inline-start: .55rem; padding-inline-start: 1.1rem; border-inline-start: 1px solid var(--line); }
/* Rows out of sight cost nothing; in short lists it is not worth the containment. */
.tree[data-long] li { content-visibility: auto; contain-intrinsic-size: auto 1.9rem; }
.row { display: flex; align-items: baseline; gap: .6rem; padding: .2rem 0; line-height: 1.45; }
.icon { flex: none; align-self: flex-start; margin-top: .2em; width: 1.1rem; height: 1.1rem; border-radius: 50%; display: grid; place-items: center; font-size: .7rem; font-weight: 700; line-height: 1; color: light-dark(#fff, #12141c); background: var(--muted); box-sizing: border-box; }
[data-status=pending] > .row > .icon { background: none; border: 2px solid var(--line); }
[data-status=running] > .row > .icon { background: none; border: 2px solid color-mix(in srgb, var(--accent) 30%, transparent); border-top-color: var(--accent); animation: spin .9s linear infinite; }
[data-status=succeeded] > .row > .icon { background: var(--good); }
[data-status=succeeded] > .row > .icon::before { content: '✓'; }
[data-status=warned] > .row > .icon { background: var(--warn); }
[data-status=warned] > .row > .icon::before { content: '!'; }
:is([data-status=failed], [data-status=timedOut], [data-status=abandoned]) > .row > .icon { background: var(--bad); }
:is([data-status=failed], [data-status=timedOut], [data-status=abandoned]) > .row > .icon::before { content: '✕'; }
:is([data-status=skipped], [data-status=canceled]) > .row > .icon::before { content: '–'; }
.text { flex: 1; min-width: 0; overflow-wrap: anywhere; }
[data-kind=phase] > .row .name { font-weight: 600; }
[data-status=pending] > .row { color: var(--muted); }
.message { color: var(--muted); }
.message:not(:empty)::before { content: ' — '; }
.facts, .time { flex: none; font-size: .8125rem; color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.facts:empty, .time:empty { display: none; }
li > progress { height: .3rem; margin: .1rem 0 .35rem 1.7rem; width: calc(100% - 1.7rem); }
.row-problem { margin: 0 0 .35rem 1.7rem; color: var(--bad); font-size: .875rem; overflow-wrap: anywhere; }
.problems, .insights, .artifacts { margin-top: 1rem; display: grid; gap: .5rem; }
.problems li { padding: .6rem .8rem; border-radius: .5rem; border-inline-start: 4px solid var(--warn); background: color-mix(in srgb, var(--warn) 10%, transparent); overflow-wrap: anywhere; }
.problems li[data-fatal] { border-color: var(--bad); background: color-mix(in srgb, var(--bad) 10%, transparent); }
.problems strong { display: block; font-weight: 600; }
.suggestion { display: block; margin-top: .15rem; font-size: .9375rem; }
.insights li { padding: .5rem .8rem; border-radius: .5rem; background: var(--soft); }
.artifacts a { color: var(--accent); }
.metrics { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1.1rem 0 0; }
.metrics div { padding: .4rem .75rem; border: 1px solid var(--line); border-radius: .5rem; }
.metrics dt { font-size: .75rem; color: var(--muted); }
.metrics dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
.log-box { margin-top: 1.1rem; font-size: .875rem; }
summary { cursor: pointer; color: var(--muted); }
.log { margin-top: .4rem; max-height: 14rem; overflow: auto; font: .8125rem/1.5 ui-monospace, Consolas, monospace; background: var(--soft); border-radius: .5rem; padding: .5rem .75rem; }
.log li { overflow-wrap: anywhere; }
.log [data-level=warning] { color: var(--warn); }
.log :is([data-level=error], [data-level=critical]) { color: var(--bad); }
@keyframes spin { to { transform: rotate(1turn); } }
@keyframes pulse { to { opacity: .35; } }
@keyframes slide { to { background-position: -200% 0; } }
@media (prefers-reduced-motion: reduce) {
  *, ::before { animation-duration: 0s !important; animation-iteration-count: 1 !important; transition: none !important; }
  [data-status=running] > .row > .icon { border-color: var(--accent); border-style: dotted; }
}
@media (max-width: 30rem) {
  .row { flex-wrap: wrap; }
  .facts { order: 1; flex-basis: 100%; margin: -.2rem 0 .1rem 1.7rem; }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One sheet for all elements of the page. */
export function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}

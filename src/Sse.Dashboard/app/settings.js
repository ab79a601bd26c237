// What the host says about this dashboard.
const text = document.querySelector('meta[name=sse-dashboard]')?.getAttribute('content') ?? '{}';

/** @type {{ title: string, isReadOnly: boolean, reportWindowMinutes: number[], traceLink?: string }} */
export const settings = { title: 'Workflows', isReadOnly: false, reportWindowMinutes: [60], ...JSON.parse(text) };

/** Where a trace is shown; undefined when nobody said where. @param {string | undefined} traceId */
export const traceAddress = (traceId) =>
  settings.traceLink && traceId ? settings.traceLink.replaceAll('{traceId}', encodeURIComponent(traceId)) : undefined;

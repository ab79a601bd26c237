import { useMemo, useRef, useSyncExternalStore } from 'react';
import { select } from './select.js';
import { createStore } from './store.js';

/**
 * Watches a workflow for as long as the component is there, and renders it again at most 8 times a second (`maxFps`).
 * @param {string | null | undefined} url Such as `/api/v1/workflows/{id}/events`; null watches nothing.
 * @param {import('./store.js').StoreOptions & { maxInsights?: number }} [options] Those of the first rendering with this URL count.
 */
export function useWorkflow(url, options) {
  const latest = useRef(options);
  latest.current = options;
  const store = useMemo(() => (url ? createStore(url, latest.current) : nothing), [url]);
  const watched = useSyncExternalStore(store.subscribe, store.get, store.get);
  const maxInsights = options?.maxInsights;
  return useMemo(() => ({ ...watched, ...select(watched.snapshot, { maxInsights }) }), [watched, maxInsights]);
}

const empty = createStore('').get();
const nothing = { subscribe: () => () => {}, get: () => empty };

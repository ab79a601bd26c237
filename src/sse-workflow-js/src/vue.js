import { computed, onScopeDispose, shallowRef, toValue, watch as watchRef } from 'vue';
import { select } from './select.js';
import { createStore } from './store.js';

/**
 * Watches a workflow until the component or scope is gone.
 * @param {import('vue').MaybeRefOrGetter<string | null | undefined>} url Such as `/api/v1/workflows/{id}/events`; null watches nothing. Changes are followed.
 * @param {import('./store.js').StoreOptions & { maxInsights?: number }} [options]
 */
export function useWorkflow(url, options) {
  const watched = shallowRef(createStore('').get());
  let stop = () => {};
  watchRef(() => toValue(url), (address) => {
    stop();
    stop = () => {};
    watched.value = createStore('').get();
    if (!address) return;
    const store = createStore(address, options);
    stop = store.subscribe(() => {
      watched.value = store.get();
    });
  }, { immediate: true });
  onScopeDispose(() => stop());
  const selected = computed(() => select(watched.value.snapshot, options));
  return {
    snapshot: computed(() => watched.value.snapshot),
    connection: computed(() => watched.value.connection),
    phases: computed(() => selected.value.phases),
    steps: computed(() => selected.value.steps),
    currentStep: computed(() => selected.value.currentStep),
    insights: computed(() => selected.value.insights),
    metrics: computed(() => selected.value.metrics),
  };
}

/** @typedef {import('./reduce.js').WorkflowSnapshot} WorkflowSnapshot */

/**
 * What user interfaces ask a snapshot for.
 * @param {WorkflowSnapshot} snapshot
 * @param {{ maxInsights?: number }} [options] Default: the latest 4 insights.
 */
export function select(snapshot, { maxInsights = 4 } = {}) {
  const nodes = Object.values(snapshot.nodes);
  const steps = nodes.filter(({ kind }) => kind === 'step');
  return {
    phases: nodes.filter(({ kind }) => kind === 'phase'),
    steps,
    /** The step begun last of those that run. */
    currentStep: steps.findLast(({ status }) => status === 'running'),
    insights: maxInsights > 0 ? snapshot.insights.slice(-maxInsights) : [],
    metrics: snapshot.metrics,
  };
}

/** How a workflow, phase, step or item ended. */
export type Outcome = 'succeeded' | 'warned' | 'failed' | 'skipped' | 'canceled' | 'timedOut' | 'abandoned';

export interface Problem {
  code: string;
  message: string;
  errorType?: string;
  retryable?: boolean;
  suggestion?: string;
  fatal?: boolean;
  node?: string;
  t?: number;
}

/** A phase, step or bulk. */
export interface WorkflowNode {
  id: string;
  kind: 'phase' | 'step' | 'bulk';
  parent?: string;
  name?: string;
  message?: string;
  startedAt?: string;
  /** Milliseconds from the workflow's start to the node's. */
  startT?: number;
  outcome?: Outcome;
  durationMs?: number;
  percentage?: number;
  done?: number;
  total?: number;
  unit?: string;
  attempt?: number;
  confidence?: number;
  problem?: Problem;
  rev?: number;
  [more: string]: any;
}

/** The state of a workflow after an event. Never changed; the next event makes a new one. */
export interface WorkflowSnapshot {
  rev: number;
  workflowId?: string;
  name?: string;
  tags?: Record<string, string>;
  outcome?: Outcome;
  percentage?: number | null;
  durationMs?: number;
  startedAt?: string;
  current?: string;
  result?: any;
  problem?: Problem;
  nodes: Record<string, WorkflowNode>;
  metrics: Record<string, { name: string; kind: string; value: number | null; unit?: string }>;
  problems: Problem[];
  [more: string]: any;
}

/** How a workflow, phase, step or item ended. */
export type Outcome = 'succeeded' | 'warned' | 'failed' | 'skipped' | 'canceled' | 'timedOut' | 'abandoned';

/** Running, asked to stop, or how it ended. */
export type Status = 'running' | 'canceling' | Outcome;

/** One event's JSON: the envelope and the fields of its type. */
export interface WorkflowEvent {
  type: string;
  workflowId: string;
  /** When, in UTC. */
  ts: string;
  /** Milliseconds since the workflow's start. */
  t: number;
  /** The node it belongs to; `0` is the workflow itself. */
  node: string;
  parent?: string;
  /** Rises from event to event of a workflow. */
  rev: number;
  traceId?: string;
  [field: string]: any;
}

/** What went wrong, in words for the reader. */
export interface Problem {
  code: string;
  message: string;
  errorType?: string;
  retryable?: boolean;
  suggestion?: string;
}

/** A guess in milliseconds, and between what it may turn out. */
export interface TimeEstimate {
  ms: number;
  lowMs: number;
  highMs: number;
}

/** A phase, step or bulk. */
export interface WorkflowNode {
  id: string;
  parent?: string;
  kind: 'phase' | 'step' | 'bulk';
  name: string;
  status: Status;
  /** Milliseconds from the workflow's start to the node's first event. */
  t: number;
  rev: number;
  durationMs?: number;
  message?: string;
  percentage?: number;
  done?: number;
  total?: number;
  unit?: string;
  rate?: number;
  eta?: TimeEstimate;
  confidence?: number;
  attempt?: number;
  weight?: number;
  expectedSteps?: number;
  page?: { number: number; size: number; pages: number; totalItems: number };
  counts?: Record<string, number>;
  problem?: Problem;
}

/** An event that is kept as it came. */
export type Listed<T> = WorkflowEvent & T;

/** The state of a workflow after an event. */
export interface WorkflowSnapshot {
  workflowId: string;
  name: string;
  status: Status;
  startedAt?: string;
  updatedAt?: string;
  /** Milliseconds from the start to the last event. */
  t: number;
  /** The number of the last event; 0 before the first. */
  rev: number;
  durationMs?: number;
  percentage?: number;
  rate?: number;
  eta?: TimeEstimate;
  current?: string;
  traceId?: string;
  parentId?: string;
  tags: Record<string, string>;
  links: Record<string, string>;
  expected?: { steps?: number; phases?: { name: string; weight: number; expectedSteps?: number }[] };
  cancel?: Listed<{ by?: string; reason?: string }>;
  summary?: any;
  result?: any;
  problem?: Problem;
  /** By id: numbers in the order they began. */
  nodes: Record<string, WorkflowNode>;
  /** By kind and name: `counter:pages`. */
  metrics: Record<string, Listed<{ name: string; kind: string; value?: number; unit?: string }>>;
  problems: Listed<Problem & { fatal: boolean }>[];
  insights: Listed<{ category: string; importance?: string; message: string }>[];
  validations: Listed<{ rule: string; status: string; message?: string }>[];
  diffs: Listed<{ target: string; op: string; before?: string; after?: string }>[];
  artifacts: Listed<{ title: string; href: string; mediaType?: string }>[];
  logs: Listed<{ level: string; message: string; category?: string }>[];
  items: Listed<{ index: number; total?: number; key?: string; outcome: Outcome; disposition?: string; data?: any; durationMs: number; problem?: Problem }>[];
  children: Listed<{ childId: string; name: string }>[];
  custom: Listed<{ data?: any }>[];
  /** How many there were of what is kept in lists. */
  totals: Record<string, number>;
}

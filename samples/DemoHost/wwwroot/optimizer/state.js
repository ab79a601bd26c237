/**
 * What a job's events add up to; the same rules as the server's snapshot.
 * @typedef {{ status: string, currentStep: string, insights: object[], steps: object[], metrics: Record<string, number>, validations: object[],
 *   diffs: object[], errors: object[], done: object | null }} JobState
 */

/** @returns {JobState} */
export function emptyState() {
  return { status: 'started', currentStep: '', insights: [], steps: [], metrics: {}, validations: [], diffs: [], errors: [], done: null };
}

/**
 * The state after one more event. States never change: what is the same stays the same object, so `===` tells what to paint.
 * @param {JobState} state
 * @param {{ type: string, timestamp: string, data: any }} event
 * @returns {JobState}
 */
export function fold(state, { type, timestamp, data }) {
  switch (type) {
    case 'job_status': return { ...state, status: data.status };
    case 'step_progress': return { ...state, currentStep: data.step, steps: put(state.steps, 'step', data) };
    case 'insight_emitted': return { ...state, insights: [...state.insights, data] };
    case 'metric_update': return { ...state, metrics: { ...state.metrics, [data.name]: data.value } };
    case 'validation_update': return { ...state, validations: put(state.validations, 'rule', data) };
    case 'diff_chunk': return { ...state, diffs: [...state.diffs, data] };
    case 'error': return { ...state, errors: addError(state.errors, { ...data, timestamp }) };
    case 'done': return { ...state, done: data };
    default: return state;
  }
}

/** An event as it came over the wire; null for what is none, which changes nothing. */
export function parseEvent(text) {
  try {
    const event = JSON.parse(text);
    return typeof event?.type === 'string' && event.data && typeof event.data === 'object' ? event : null;
  } catch {
    return null;
  }
}

function put(list, key, data) {
  const at = list.findIndex((item) => item[key] === data[key]);
  return at < 0 ? [...list, data] : list.with(at, data);
}

/** The frames of a job's end are sent again to a reader that was cut off between them. */
function addError(errors, error) {
  return errors.some(({ code, timestamp }) => code === error.code && timestamp === error.timestamp) ? errors : [...errors, error];
}

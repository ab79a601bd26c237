// Reports as figures to show: what changed, what stands out, and what the runs looked like over time.

/**
 * A change against the window before, in words. A tenth more or less is noise.
 * @param {number | undefined} now @param {number | undefined} before @param {boolean} isBadUp Whether more is worse.
 * @returns {{ text: string, tone: '' | 'good' | 'bad' }}
 */
export function change(now, before, isBadUp) {
  if (typeof now !== 'number' || typeof before !== 'number') return { text: '', tone: '' };
  if (before === 0) return { text: now === 0 ? 'as before' : 'none before', tone: now === 0 ? '' : isBadUp ? 'bad' : '' };
  const ratio = now / before - 1;
  if (Math.abs(ratio) < 0.1) return { text: 'as before', tone: '' };
  const text = ratio > 9 ? `${Math.round(ratio + 1)} times as before` : `${ratio > 0 ? '+' : '−'}${Math.round(Math.abs(ratio) * 100)} %`;
  return { text, tone: ratio > 0 === isBadUp ? 'bad' : 'good' };
}

const groups = /** @type {Record<string, number>} */ ({ succeeded: 0, skipped: 0, warned: 1, failed: 2, timedOut: 2, abandoned: 2, canceled: 3 });

/**
 * How many runs ended how in each slice of the window, stacked: what a slice shows in front is part of what stands behind it.
 * @param {{ startedAt: string, status: string }[]} runs @param {number} from In ms. @param {number} to @param {number} slices
 * @returns {number[][]} Times in seconds; then succeeded, warned, failed and canceled, each with those before it.
 */
export function outcomesOverTime(runs, from, to, slices) {
  const width = (to - from) / slices;
  const counts = Array.from({ length: 4 }, () => new Array(slices).fill(0));
  for (const { startedAt, status } of runs) {
    const at = Math.floor((Date.parse(startedAt) - from) / width);
    if (at >= 0 && at < slices && status in groups) counts[groups[status]][at]++;
  }
  for (let group = 1; group < 4; group++) for (let at = 0; at < slices; at++) counts[group][at] += counts[group - 1][at];
  return [Array.from({ length: slices }, (_, at) => (from + (at + 0.5) * width) / 1000), ...counts];
}

/**
 * Each finished run's duration by its start, those that failed apart from the others.
 * @param {{ startedAt: string, status: string, durationMs: number }[]} runs
 * @returns {[number[], (number | null)[], (number | null)[]]}
 */
export function durationsOverTime(runs) {
  const ended = runs.filter(({ status }) => status in groups).sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const isFailed = (/** @type {{ status: string }} */ { status }) => groups[status] === 2;
  return [
    ended.map(({ startedAt }) => Date.parse(startedAt) / 1000),
    ended.map((run) => (isFailed(run) ? null : run.durationMs / 1000)),
    ended.map((run) => (isFailed(run) ? run.durationMs / 1000 : null)),
  ];
}

/** @param {number} minutes */
export function windowName(minutes) {
  if (minutes < 60) return `${minutes} min`;
  return minutes < 1440 || minutes % 1440 ? `${Math.round((minutes / 60) * 10) / 10} h` : `${minutes / 1440} d`;
}

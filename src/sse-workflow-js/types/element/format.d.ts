/** @param {number} ms */
export declare function duration(ms: number): string;
/** A time left is an estimate: no more digits than it deserves. @param {number} ms */
export declare function remaining(ms: number): string;
/** @param {{ value?: number | null, unit?: string, kind?: string, name?: string }} metric */
export declare function metricValue({ value, unit, kind, name }: {
    value?: number | null;
    unit?: string;
    kind?: string;
    name?: string;
}): string;
/** `ai_extraction`, `VALIDATION` → words. @param {string} name */
export declare function words(name: string): string;
/** @param {string} status */
export declare const isRunning: (status: string) => status is "canceling" | "running";
/** @type {Record<string, string>} */
export declare const statusText: Record<string, string>;
/**
 * @param {import('../connect.js').ConnectionState} state
 * @param {number} since When that state began, `Date.now()`.
 */
export declare function connectionText({ status, delay, ended, error }: import('../connect.js').ConnectionState, since: number): string;

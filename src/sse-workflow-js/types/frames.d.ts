/**
 * Calls `render` no more often than asked, on an animation frame where there are any, and always once after the last change.
 * Hidden pages have no animation frames; there a timer does it.
 * @param {() => void} render
 * @param {number} maxFps
 */
export declare function atMost(render: () => void, maxFps: number): {
    /** Something has changed. */
    changed(): void;
    /** Renders at once. */
    flush: () => void;
    stop(): void;
};

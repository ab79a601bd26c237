/**
 * Calls `render` no more often than asked, on an animation frame where there are any, and always once after the last change.
 * Hidden pages have no animation frames; there a timer does it.
 * @param {() => void} render
 * @param {number} maxFps
 */
export function atMost(render, maxFps) {
  const interval = 1000 / maxFps;
  let last = -Infinity;
  /** @type {any} */
  let timer;
  let frame = 0;

  const run = () => {
    clearTimeout(timer);
    globalThis.cancelAnimationFrame?.(frame);
    timer = undefined;
    last = performance.now();
    render();
  };

  return {
    /** Something has changed. */
    changed() {
      if (timer !== undefined) return;
      const wait = last + interval - performance.now();
      timer = setTimeout(() => {
        if (globalThis.document?.hidden !== false || !globalThis.requestAnimationFrame) return run();
        frame = requestAnimationFrame(run);
        // A page that is hidden between the two gets no frame.
        timer = setTimeout(run, interval);
      }, Math.max(0, wait));
    },
    /** Renders at once. */
    flush: run,
    stop() {
      clearTimeout(timer);
      globalThis.cancelAnimationFrame?.(frame);
      timer = true;
    },
  };
}

/**
 * Ties a connection to the life of the page it runs in. Nothing outside browsers.
 * @param {{ wake: () => void, hold: () => void, release: () => void }} connection
 * @param {boolean} pauseWhenHidden
 * @returns {() => void} Unties it.
 */
export declare function followPage({ wake, hold, release }: {
    wake: () => void;
    hold: () => void;
    release: () => void;
}, pauseWhenHidden: boolean): () => void;

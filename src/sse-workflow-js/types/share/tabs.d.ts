/**
 * Finds out which tab of this browser leads, and carries messages between them. The leader holds a lock; when its tab is
 * gone, the browser gives the lock to the next one. Without locks and channels every tab leads itself.
 */
export declare class Tabs {
    #private;
    id: string;
    isLeader: boolean;
    /**
     * @param {string} name Tabs with the same one belong together.
     * @param {{ onReady: () => void, onLead: () => void, onMessage: (message: any) => void }} handlers
     */
    constructor(name: string, { onReady, onLead, onMessage }: {
        onReady: () => void;
        onLead: () => void;
        onMessage: (message: any) => void;
    });
    /** Nothing before `onReady`. @param {object} message */
    post(message: object): void;
    /** Calls back when another tab is gone, however it went. @param {string} tab @param {() => void} onGone */
    whenGone(tab: string, onGone: () => void): void;
    close(): void;
}

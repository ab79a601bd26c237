/**
 * Makes an element. Text is only ever set as text, so nothing in a workflow's events can become markup.
 * @param {string} tag
 * @param {Record<string, any>} [props] `class`, `text`, `on…` listeners, attributes; null and undefined leave an attribute out.
 * @param {...(Node | undefined)} children
 */
export declare function el(tag: string, props?: Record<string, any>, ...children: (Node | undefined)[]): HTMLElement;
/** @param {Element} element @param {string} name @param {unknown} value Null, undefined and false remove it. */
export declare function setAttribute(element: Element, name: string, value: unknown): void;
/** Writes only what differs: screen readers and selections are not disturbed by what stays. */
export declare function setText(/** @type {Node} */ node: Node, /** @type {string} */ text: string): void;
/**
 * An address that is safe to link to: http and https only, whatever a workflow says.
 * @param {unknown} href
 * @returns {string | undefined}
 */
export declare function safeHref(href: unknown): string | undefined;
/**
 * Keeps one child element for each key, in order, and touches only those whose value is another one.
 * @template T
 */
export declare class KeyedList<T> {
    #private;
    /**
     * @param {Element} parent
     * @param {(value: T) => HTMLElement} create
     * @param {(element: HTMLElement, value: T) => void} update Called after `create` too.
     */
    constructor(parent: Element, create: (value: T) => HTMLElement, update: (element: HTMLElement, value: T) => void);
    /** @param {Iterable<[string, T]>} entries */
    show(entries: Iterable<[string, T]>): void;
}

/** One sheet for all elements of the page. */
export declare function styleSheet(): CSSStyleSheet;

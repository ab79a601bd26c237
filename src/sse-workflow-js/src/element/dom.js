/**
 * Makes an element. Text is only ever set as text, so nothing in a workflow's events can become markup.
 * @param {string} tag
 * @param {Record<string, any>} [props] `class`, `text`, `on…` listeners, attributes; null and undefined leave an attribute out.
 * @param {...(Node | undefined)} children
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else setAttribute(element, name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** @param {Element} element @param {string} name @param {unknown} value Null, undefined and false remove it. */
export function setAttribute(element, name, value) {
  const text = value === true ? '' : value === null || value === undefined || value === false ? null : String(value);
  if (element.getAttribute(name) === text) return;
  if (text === null) element.removeAttribute(name);
  else element.setAttribute(name, text);
}

/** Writes only what differs: screen readers and selections are not disturbed by what stays. */
export function setText(/** @type {Node} */ node, /** @type {string} */ text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * An address that is safe to link to: http and https only, whatever a workflow says.
 * @param {unknown} href
 * @returns {string | undefined}
 */
export function safeHref(href) {
  try {
    const url = new URL(String(href), document.baseURI);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps one child element for each key, in order, and touches only those whose value is another one.
 * @template T
 */
export class KeyedList {
  /** @type {Map<string, { element: HTMLElement, value: T }>} */
  #rows = new Map();
  #parent;
  #create;
  #update;

  /**
   * @param {Element} parent
   * @param {(value: T) => HTMLElement} create
   * @param {(element: HTMLElement, value: T) => void} update Called after `create` too.
   */
  constructor(parent, create, update) {
    this.#parent = parent;
    this.#create = create;
    this.#update = update;
  }

  /** @param {Iterable<[string, T]>} entries */
  show(entries) {
    const gone = new Set(this.#rows.keys());
    /** @type {Element | null} */
    let next = this.#parent.firstElementChild;
    for (const [key, value] of entries) {
      gone.delete(key);
      let row = this.#rows.get(key);
      if (!row) {
        row = { element: this.#create(value), value };
        this.#rows.set(key, row);
        this.#update(row.element, value);
      } else if (row.value !== value) {
        row.value = value;
        this.#update(row.element, value);
      }
      if (row.element === next) next = next.nextElementSibling;
      else this.#parent.insertBefore(row.element, next);
    }
    for (const key of gone) {
      this.#rows.get(key)?.element.remove();
      this.#rows.delete(key);
    }
  }
}

/** What was stored under a key; null when nothing was, or when it cannot be read. */
export function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}

export function write(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows may refuse: the address in the location bar is enough to come back.
  }
}

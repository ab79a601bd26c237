/** What to say when no answer came at all. */
export const UNREACHABLE = 'The server could not be reached. Check your connection and try again.';

/**
 * The JSON that a request is answered with. What goes wrong is thrown as a sentence to show: of a problem (RFC 9457) its title and detail.
 * @param {string | URL} url
 * @param {RequestInit} [init]
 * @returns {Promise<any>} An empty object when the answer is no JSON.
 */
export async function ask(url, init) {
  const response = await fetch(url, init).catch(() => { throw new Error(UNREACHABLE); });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error(sentenceOf(answer, response.status));
}

/** @returns {RequestInit} */
export const postOf = (body) => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** A problem as a sentence; everything else as well as it goes. */
export const sentenceOf = ({ title, detail }, status) => [title, detail].filter(Boolean).join(' ') || `The server answered ${status}.`;

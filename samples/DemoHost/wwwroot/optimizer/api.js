const API = '/api/pipeline';

export const streamOf = (id) => `/api/jobs/${encodeURIComponent(id)}/stream`;

/** @returns {Promise<{ job_id: string }>} */
export const startJob = (texts) => post(`${API}/start`, texts);

/** The same without a stream, for networks that do not let one through. */
export const runJob = (texts) => post(`${API}/run`, texts);

export const cancelJob = (id) => post(`/api/jobs/${encodeURIComponent(id)}/cancel`, {});

export const getJson = (url) => ask(url);

function post(url, body) {
  return ask(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

async function ask(url, init) {
  let response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new Error('The server could not be reached. Check your connection and try again.');
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error([answer.title, answer.detail].filter(Boolean).join(' ') || `The server answered ${response.status}.`);
}

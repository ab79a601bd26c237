import { ask, postOf } from '/site/api.js';

const API = '/api/pipeline';

export const streamOf = (id) => `/api/jobs/${encodeURIComponent(id)}/stream`;

/** @returns {Promise<{ job_id: string }>} */
export const startJob = (texts) => ask(`${API}/start`, postOf(texts));

/** The same without a stream, for networks that do not let one through. */
export const runJob = (texts) => ask(`${API}/run`, postOf(texts));

export const cancelJob = (id) => ask(`/api/jobs/${encodeURIComponent(id)}/cancel`, postOf({}));

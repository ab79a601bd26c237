import { byId } from '/site/dom.js';
import { read, write } from '/site/storage.js';
import { takeFiles } from '/site/upload.js';

const MOST_BYTES = 50 * 1024 * 1024;
// The host pauses about this long before each candidate when asked to.
const PACE = 900;
const COMPANY = 'bulk-check.company';

/**
 * Takes a file by drop, by choice or from the samples.
 * @param {(file: File, fields: Record<string, string | number | boolean>) => Promise<void>} start Sends it; what it throws is shown.
 */
export function setUpUpload(start) {
  const samples = document.querySelectorAll('[data-sample]');
  byId('company').value = read(localStorage, COMPANY) || 'demo-company';
  const takeSample = takeFiles(
    async (file) => {
      if (file.size > MOST_BYTES) throw new Error(`“${file.name}” is larger than 50 MB. Split it, and send the parts one after the other.`);
      write(localStorage, COMPANY, byId('company').value);
      await start(file, fields());
    },
    (busy) => { for (const chip of samples) chip.disabled = busy; },
  );
  for (const chip of samples) chip.addEventListener('click', () => takeSample(`/bulk-check/samples/${chip.dataset.sample}`, chip.dataset.sample));
}

function fields() {
  return {
    com_id: byId('company').value.trim(),
    limit: byId('limit').value,
    saveToDatabase: byId('save').checked,
    ...(byId('slow').checked ? { pace_ms: PACE } : {}),
  };
}

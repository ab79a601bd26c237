const MOST_BYTES = 50 * 1024 * 1024;
// The host pauses about this long before each candidate when asked to.
const PACE = 900;
const KEY = 'bulk-check.company';

const byId = (id) => document.getElementById(id);

/**
 * Takes a file by drop, by choice or from the samples.
 * @param {(file: File, fields: Record<string, string | number | boolean>) => Promise<void>} start Sends it; what it throws is shown.
 */
export function setUpUpload(start) {
  const form = byId('upload');
  const drop = form.querySelector('.drop');
  const input = byId('file');
  byId('company').value = remembered();

  const take = async (file) => {
    if (!file || drop.getAttribute('aria-busy') === 'true' || !form.reportValidity()) return;
    say('');
    busy(drop, true);
    try {
      if (file.size > MOST_BYTES) throw new Error(`“${file.name}” is larger than 50 MB. Split it, and send the parts one after the other.`);
      remember(byId('company').value);
      await start(file, fields());
    } catch (error) {
      say(error.message);
    } finally {
      busy(drop, false);
      input.value = '';
    }
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('change', () => take(input.files[0]));
  acceptDrops(drop, take);
  for (const chip of document.querySelectorAll('[data-sample]')) chip.addEventListener('click', () => sample(chip.dataset.sample, take));
}

function fields() {
  return {
    com_id: byId('company').value.trim(),
    limit: byId('limit').value,
    saveToDatabase: byId('save').checked,
    ...(byId('slow').checked ? { pace_ms: PACE } : {}),
  };
}

async function sample(name, take) {
  const content = await fetch(`/bulk-check/samples/${name}`).then((r) => (r.ok ? r.blob() : null)).catch(() => null);
  if (content) await take(new File([content], name, { type: content.type }));
  else say('The sample could not be loaded.');
}

function busy(drop, is) {
  drop.setAttribute('aria-busy', String(is));
  for (const chip of document.querySelectorAll('[data-sample]')) chip.disabled = is;
}

function say(text) {
  byId('upload-error').textContent = text;
}

// The whole page takes drops: missing the box by an inch must not make the browser leave the page for the file.
function acceptDrops(drop, take) {
  const onStart = () => !byId('start').hidden;
  addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.toggle('over', onStart());
  });
  addEventListener('dragleave', (event) => event.relatedTarget || drop.classList.remove('over'));
  addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (onStart()) take(event.dataTransfer.files[0]);
  });
}

function remembered() {
  try {
    return localStorage.getItem(KEY) || 'demo-company';
  } catch {
    return 'demo-company';
  }
}

function remember(company) {
  try {
    localStorage.setItem(KEY, company);
  } catch {
    // Private windows may refuse: the field is filled in again by hand.
  }
}

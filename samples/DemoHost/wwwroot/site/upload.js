import { byId } from './dom.js';

/**
 * Takes a file by drop, by choice or from the samples; while one is on its way, no other.
 * @param {(file: File) => Promise<void>} send What it throws is shown.
 * @param {(is: boolean) => void} [onBusy]
 * @returns {(url: string, name: string) => Promise<void>} Takes a sample.
 */
export function takeFiles(send, onBusy = () => {}) {
  const form = byId('upload');
  const input = byId('file');

  const busy = (is) => {
    form.setAttribute('aria-busy', String(is));
    onBusy(is);
  };

  const take = async (file) => {
    if (!file || form.getAttribute('aria-busy') === 'true' || !form.reportValidity()) return;
    say('');
    busy(true);
    try {
      await send(file);
    } catch (error) {
      say(error.message);
    } finally {
      busy(false);
      input.value = '';
    }
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('change', () => take(input.files[0]));
  acceptDrops(form.querySelector('.drop'), take);
  return async (url, name) => {
    const sample = await fetch(url).then((r) => (r.ok ? r.blob() : null)).catch(() => null);
    if (sample) await take(new File([sample], name, { type: sample.type }));
    else say('The sample could not be loaded.');
  };
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

const MOST_BYTES = 10 * 1024 * 1024;
// The host pauses this long before each step when asked to.
const PACE = 400;
const API = '/api/v1/cv-processing';

/**
 * Takes a file by drop, by choice or from the samples, and starts its extraction.
 * @param {(run: { workflowId: string, file: string }) => void} onStarted
 */
export function setUpUpload(onStarted) {
  const form = document.getElementById('upload');
  const drop = form.querySelector('.drop');
  const input = document.getElementById('file');

  const start = async (file) => {
    if (!file || drop.getAttribute('aria-busy') === 'true') return;
    say('');
    busy(true);
    try {
      onStarted({ workflowId: await post(file), file: file.name });
    } catch (error) {
      say(error.message);
    } finally {
      busy(false);
      input.value = '';
    }
  };

  const busy = (is) => {
    drop.setAttribute('aria-busy', String(is));
    for (const chip of document.querySelectorAll('#samples button')) chip.disabled = is;
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('change', () => start(input.files[0]));
  acceptDrops(drop, start);
  showSamples(start);
}

function say(text) {
  document.getElementById('upload-error').textContent = text;
}

async function post(file) {
  if (file.size > MOST_BYTES) throw new Error(`“${file.name}” is larger than 10 MB. Save it with smaller images, or as text, and try again.`);
  const body = new FormData();
  body.append('file', file, file.name);
  if (document.getElementById('slow').checked) body.append('pace_ms', String(PACE));
  let response;
  try {
    response = await fetch(API, { method: 'POST', body });
  } catch {
    throw new Error('The server could not be reached. Check your connection and try again.');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || !answer.workflowId) throw new Error([answer.title, answer.detail].filter(Boolean).join(' ') || `The server answered ${response.status}.`);
  return answer.workflowId;
}

// The whole page takes drops: missing the box by an inch must not make the browser leave the page for the file.
function acceptDrops(drop, start) {
  const onStart = () => !document.getElementById('start').hidden;
  addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.toggle('over', onStart());
  });
  addEventListener('dragleave', (event) => event.relatedTarget || drop.classList.remove('over'));
  addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (onStart()) start(event.dataTransfer.files[0]);
  });
}

async function showSamples(start) {
  const response = await fetch(`${API}/samples`).catch(() => null);
  const samples = response?.ok ? await response.json().catch(() => []) : [];
  const list = document.querySelector('#samples ul');
  // Files broken on purpose come last.
  const isBroken = ({ name }) => Number(name.startsWith('broken'));
  for (const { name, url } of samples.sort((a, b) => isBroken(a) - isBroken(b))) {
    const item = document.createElement('li');
    const chip = document.createElement('button');
    chip.type = 'button';
    chip.className = 'chip';
    chip.textContent = name;
    chip.addEventListener('click', async () => {
      const file = await fetch(url).then((r) => (r.ok ? r.blob() : null)).catch(() => null);
      if (file) await start(new File([file], name, { type: file.type }));
      else say('The sample could not be loaded.');
    });
    item.append(chip);
    list.append(item);
  }
  document.getElementById('samples').hidden = !list.children.length;
}

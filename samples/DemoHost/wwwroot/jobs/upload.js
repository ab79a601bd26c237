const MOST_BYTES = 10 * 1024 * 1024;
// The worker pauses this long before each stage when asked to.
const PACE = 900;
const SAMPLE = '/sample-cvs/resume.pdf';

const byId = (id) => document.getElementById(id);

/**
 * Takes a file, sends it to a signed address and adds a job for it.
 * @param {(job: { jobId: string, file: string }) => void} onAdded
 */
export function setUpUpload(onAdded) {
  const form = byId('upload');
  const start = async (file) => {
    if (!file || form.getAttribute('aria-busy') === 'true') return;
    say('');
    busy(form, true);
    try {
      onAdded({ jobId: await submit(file), file: file.name });
    } catch (error) {
      say(error.message);
    } finally {
      busy(form, false);
      byId('file').value = '';
    }
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('file').addEventListener('change', ({ currentTarget }) => start(currentTarget.files[0]));
  byId('sample').addEventListener('click', async () => {
    const sample = await fetch(SAMPLE).then((r) => (r.ok ? r.blob() : null)).catch(() => null);
    if (sample) await start(new File([sample], 'resume.pdf', { type: 'application/pdf' }));
    else say('The sample could not be loaded.');
  });
  acceptDrops(form.querySelector('.drop'), start);
}

function say(text) {
  byId('upload-error').textContent = text;
}

function busy(form, is) {
  form.setAttribute('aria-busy', String(is));
  byId('sample').disabled = is;
  byId('uploading').hidden = !is;
}

async function submit(file) {
  if (file.size > MOST_BYTES) throw new Error(`“${file.name}” is larger than 10 MB. Save it with smaller images, or as text, and try again.`);
  byId('uploading-name').textContent = file.name;
  byId('uploaded').value = 0;
  const target = await post('/api/v1/upload/presigned-url', { fileName: file.name });
  await put(target.uploadUrl, file);
  const { jobId } = await post('/api/v1/queue/add', {
    queueName: 'resume-analysis',
    jobName: 'analyze-resume',
    data: { resumeId: 'resume', fileName: target.fileName, paceMs: byId('slow').checked ? PACE : 0 },
  });
  return jobId;
}

async function post(url, body) {
  let response;
  try {
    response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  } catch {
    throw unreachable();
  }
  const answer = await response.json().catch(() => ({}));
  if (!answer.success) throw refused(response.status, answer);
  return answer.data;
}

/** fetch cannot tell how much of a body has been sent; XMLHttpRequest can. */
function put(url, file) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.responseType = 'json';
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) byId('uploaded').value = (100 * loaded) / total;
    };
    request.onload = () => (request.status === 201 ? resolve() : reject(refused(request.status, request.response ?? {})));
    request.onerror = () => reject(unreachable());
    request.send(file);
  });
}

const unreachable = () => new Error('The server could not be reached. Check your connection and try again.');

const refused = (status, { error }) =>
  new Error(error ?? (status === 429 ? 'That were many requests in a short time. Wait a minute and try again.' : `The server answered ${status}.`));

// The whole page takes drops: missing the box by an inch must not make the browser leave the page for the file.
function acceptDrops(drop, start) {
  const onStart = () => !byId('start').hidden;
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

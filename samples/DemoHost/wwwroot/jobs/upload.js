import { UNREACHABLE, postOf } from '/site/api.js';
import { byId } from '/site/dom.js';
import { takeFiles } from '/site/upload.js';

const MOST_BYTES = 10 * 1024 * 1024;
// The worker pauses this long before each stage when asked to.
const PACE = 900;
const SAMPLE = '/sample-cvs/resume.pdf';

/**
 * Takes a file, sends it to a signed address and adds a job for it.
 * @param {(job: { jobId: string, file: string }) => void} onAdded
 */
export function setUpUpload(onAdded) {
  const takeSample = takeFiles(async (file) => onAdded({ jobId: await submit(file), file: file.name }), busy);
  byId('sample').addEventListener('click', () => takeSample(SAMPLE, 'resume.pdf'));
}

function busy(is) {
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

/** These endpoints answer in an envelope of their own, as those of the original do. */
async function post(url, body) {
  const response = await fetch(url, postOf(body)).catch(() => { throw new Error(UNREACHABLE); });
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
    request.onerror = () => reject(new Error(UNREACHABLE));
    request.send(file);
  });
}

const refused = (status, { error }) =>
  new Error(error ?? (status === 429 ? 'That were many requests in a short time. Wait a minute and try again.' : `The server answered ${status}.`));

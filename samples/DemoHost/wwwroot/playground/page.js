import { connect } from '/lib/sse-workflow/index.js';
import { ask, postOf } from '/site/api.js';
import { setUpCopyLink } from '/site/copy-link.js';
import { byId } from '/site/dom.js';
import { showGap, showMessage } from './talk.js';

const me = `Tab ${randomName(4)}`;
const key = keyOfPage();
const url = new URL(`/api/v1/streams/${key}`, location.href);

const statusText = { connecting: 'Connecting…', open: 'Live', waiting: 'Reconnecting…', paused: 'Paused', closed: 'Disconnected' };

/** The address is the truth: whoever has the link reads and writes the same stream. */
function keyOfPage() {
  const given = new URLSearchParams(location.search).get('key');
  if (given && /^[\w-]{1,64}$/.test(given)) return given;
  const made = randomName(8);
  history.replaceState(null, '', `?key=${made}`);
  return made;
}

function randomName(length) {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte % letters.length]).join('');
}

byId('write').addEventListener('submit', async (event) => {
  event.preventDefault();
  const input = byId('text');
  const text = input.value;
  if (!text.trim()) return;
  byId('problem').textContent = '';
  try {
    await ask(`${url}?event=chat`, postOf({ from: me, text }));
    if (input.value === text) input.value = '';
  } catch (error) {
    byId('problem').textContent = error.message;
  }
  input.focus();
});

byId('text').addEventListener('keydown', (event) => {
  // Enter also ends the composition of a character in some languages: that one sends nothing.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId('write').requestSubmit();
});

setUpCopyLink(byId('copy'));

byId('stream-title').textContent = `Stream ${key}`;
byId('second').href = location.href;
byId('shell').textContent = `curl -N ${url}\ncurl -H 'Content-Type: text/plain' --data-binary 'hello' ${url}`;

connect(url, {
  // When too many streams exist this one may be ended; coming back opens it anew, so no event is the last one.
  terminal: [],
  onState: ({ status }) => {
    byId('connection').textContent = statusText[status];
    byId('connection').dataset.status = status;
  },
  onGap: () => showGap(byId('talk')),
  onEvent: (event) => {
    if (event.type === 'playground.ended' || event.type.startsWith('stream.')) return;
    byId('empty').hidden = true;
    showMessage(byId('talk'), event, me);
  },
});

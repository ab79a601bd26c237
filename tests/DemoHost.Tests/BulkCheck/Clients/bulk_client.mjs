// The original's Node example, with what Node brings along today in the place of its two packages.
import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';

const [, , url, path, company] = process.argv;
const form = new FormData();
form.append('file', await openAsBlob(path), 'candidates.csv');
form.append('com_id', company);
form.append('saveToDatabase', 'true');
form.append('page', '1');
form.append('limit', '5');

fetch(url, {
  method: 'POST',
  body: form,
})
.then(response => {
  const reader = Readable.fromWeb(response.body);

  reader.on('data', (chunk) => {
    const lines = Buffer.from(chunk).toString().split('\n');

    lines.forEach(line => {
      if (line.startsWith('data: ')) {
        const data = JSON.parse(line.substring(6));

        if (data.type === 'start') {
          console.log(`Processing ${data.totalCandidates} candidates...`);
        } else if (data.type === 'candidate') {
          if (data.success) {
            console.log(`[${data.index}/${data.total}] ${data.candidateInfo.name} - Score: ${data.hireability?.score ?? 'N/A'}`);
          } else {
            console.log(`[${data.index}/${data.total}] ${data.candidateInfo.name} - Failed: ${data.error}`);
          }
        } else if (data.type === 'complete') {
          console.log(`Complete! ${data.summary.successful} successful, ${data.summary.failed} failed`);
        }
      }
    });
  });
});

// The original's example for browsers, as it stands in its guide; what it shows on the page is collected here.
(csv) => new Promise((resolve) => {
const shown = [];
const updateCandidateUI = (data) => shown.push(`[${data.index}/${data.total}] ${data.candidateInfo.name}`);
const showSummary = (summary) => shown.push(`${summary.successful} successful, ${summary.failed} failed`);
const fileInput = { files: [new File([csv], 'candidates.csv')] };

const formData = new FormData();
formData.append('file', fileInput.files[0]);
formData.append('com_id', 'Aimplify-browser');
formData.append('saveToDatabase', 'true');
formData.append('page', '1');
formData.append('limit', '5');

fetch('/api/bulk-quick-check/stream', {
  method: 'POST',
  body: formData
})
.then(response => {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();

  function readStream() {
    reader.read().then(({ done, value }) => {
      if (done) {
        shown.push('Stream complete');
        resolve(shown);
        return;
      }

      const chunk = decoder.decode(value);
      const lines = chunk.split('\n');

      lines.forEach(line => {
        if (line.startsWith('data: ')) {
          const data = JSON.parse(line.substring(6));

          if (data.type === 'candidate') {
            // Update UI with candidate result
            updateCandidateUI(data);
          } else if (data.type === 'complete') {
            // Show completion summary
            showSummary(data.summary);
          }
        }
      });

      readStream();
    });
  }

  readStream();
});
})

// Draws a fan-out table as a picture: deliveries a second in a burst, a bar for each mode at each number of readers, on a logarithmic scale.
//   node benchmarks/chart.mjs benchmarks/results/fan-out-….md > benchmarks/results/fan-out-….svg
import { readFileSync } from 'node:fs';

const names = { ours: 'this SDK', 'typed-strings': 'TypedResults, strings', typed: 'TypedResults, JSON', signalr: 'SignalR', hand: 'by hand', 'socket-64': 'bare sockets, 64 at a time', 'socket-1': 'bare sockets, one by one' };
const rows = readFileSync(process.argv[2], 'utf8').split('\n')
  .map(line => line.split('|').map(cell => cell.trim()))
  .filter(cells => cells.length === 8 && names[cells[2]] && /^[\d,]+$/.test(cells[3]))
  .map(([, readers, mode, rate]) => ({ readers, mode, rate: Number(rate.replaceAll(',', '')) }));
const groups = new Map();
for (const row of rows) groups.set(row.readers, [...(groups.get(row.readers) ?? []), row]);

const bar = 15, left = 190, width = 460, least = 10_000, most = Math.max(...rows.map(row => row.rate));
const length = rate => Math.max(2, width * Math.log(rate / least) / Math.log(most / least));
const parts = [];
let y = 20;
for (const [readers, modes] of groups) {
  parts.push(`<text x="0" y="${y + 4}" font-weight="600">${readers} reader${readers === '1' ? '' : 's'}</text>`);
  y += 14;
  for (const { mode, rate } of modes.sort((a, b) => b.rate - a.rate)) {
    const own = mode === 'ours';
    parts.push(`<text x="${left - 8}" y="${y + 11}" text-anchor="end"${own ? ' font-weight="600"' : ''}>${names[mode]}</text>`
      + `<rect x="${left}" y="${y}" width="${length(rate).toFixed(1)}" height="${bar - 3}" rx="2" fill="${own ? '#4f46e5' : '#94a3b8'}"/>`
      + `<text x="${left + length(rate) + 6}" y="${y + 11}">${rate.toLocaleString('en')}</text>`);
    y += bar;
  }
  y += 16;
}
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 ${y}" width="740" height="${y}" font-family="system-ui, sans-serif" font-size="11" role="img">
<title>Deliveries a second in a burst of events, logarithmic scale</title>
<rect width="740" height="${y}" fill="#fff"/>
<g fill="#0f172a">
${parts.join('\n')}
</g>
</svg>`);

// Adds up what several runs of tests reached: a line is covered when any of them came there. Prints a row for each package, and writes what no
// test reached to uncovered.txt in the folder.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true }).filter(name => name.endsWith('cobertura.xml'));
const packages = new Map();   // package -> "file:line" -> { file, number, hit, branches, taken }

for (const name of files) {
  const xml = readFileSync(join(folder, name), 'utf8');
  const root = /<source>([^<]*)<\/source>/.exec(xml)?.[1] ?? '';
  for (const [, file, body] of xml.matchAll(/<class [^>]*filename="([^"]+)"[^>]*>(.*?)<\/class>/gs)) {
    // Relative to what the run's files have in common, which may be the folder of one package.
    const path = join(root, file).replaceAll('\\', '/');
    const [, inside, owner] = /\/(src\/(Sse\.[^/]+)\/.*)$/.exec(path) ?? [];
    if (!owner || inside.includes('/obj/')) continue;
    const lines = packages.get(owner) ?? packages.set(owner, new Map()).get(owner);
    for (const [, number, hits, condition] of body.matchAll(/<line number="(\d+)" hits="(\d+)"[^>]*?branch="\w+"(?: condition-coverage="[^(]*\((\d+\/\d+)\)")?/g)) {
      const key = `${inside}:${number}`;
      const line = lines.get(key) ?? lines.set(key, { file: inside, number: Number(number), hit: false, branches: 0, taken: 0 }).get(key);
      const [taken, branches] = condition ? condition.split('/').map(Number) : [0, 0];
      line.hit ||= Number(hits) > 0;
      line.branches = Math.max(line.branches, branches);
      line.taken = Math.max(line.taken, taken);
    }
  }
}

const share = (part, whole) => (whole === 0 ? '' : `${(100 * part / whole).toFixed(1)} %`);
const rows = [...packages].sort(([a], [b]) => a.localeCompare(b)).map(([name, lines]) => {
  const all = [...lines.values()];
  const sum = key => all.reduce((total, line) => total + line[key], 0);
  return { name, lines: all.length, hit: all.filter(line => line.hit).length, branches: sum('branches'), taken: sum('taken') };
});
const total = rows.reduce((t, r) => ({ ...t, lines: t.lines + r.lines, hit: t.hit + r.hit, branches: t.branches + r.branches, taken: t.taken + r.taken }), { name: '**all**', lines: 0, hit: 0, branches: 0, taken: 0 });

console.log('| package | lines | covered | branches | covered |');
console.log('|---|---:|---:|---:|---:|');
for (const row of [...rows, total])
  console.log(`| ${row.name} | ${row.lines.toLocaleString('en')} | ${share(row.hit, row.lines)} | ${row.branches.toLocaleString('en')} | ${share(row.taken, row.branches)} |`);

const missed = [...packages.values()].flatMap(lines => [...lines.values()])
  .filter(line => !line.hit || line.taken < line.branches)
  .sort((a, b) => a.file.localeCompare(b.file) || a.number - b.number)
  .map(line => `${line.file}:${line.number} ${line.hit ? `${line.taken} of ${line.branches} branches` : 'never'}\n`);
writeFileSync(join(folder, 'uncovered.txt'), missed.join(''));

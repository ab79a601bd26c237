// Reads the inputs in the given directory with the npm package eventsource-parser, in chunks of 4 KiB, and prints Markdown rows.
// usage: node eventsource-parser.mjs DIRECTORY   (the package is resolved from DIRECTORY/node_modules)
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const directory = resolve(process.argv[2] ?? ".");
const require = createRequire(join(directory, "x.js"));
const { createParser } = await import(pathToFileURL(require.resolve("eventsource-parser")).href);

const chunkSize = 4096;
const rounds = 15;

console.log("\n## npm eventsource-parser, 4 KiB chunks\n\n| input | ns an event | MB/s |\n|---|---:|---:|");
for (const input of ["tiny", "token", "workflow", "lines"]) {
  const bytes = readFileSync(join(directory, `${input}.sse`));
  const times = [];
  let events = 0;
  for (let round = 0; round < rounds; round++) {
    const started = process.cpuUsage();
    events = read(bytes);
    const used = process.cpuUsage(started);
    times.push((used.user + used.system) * 1000);
  }
  const median = times.sort((a, b) => a - b)[rounds >> 1];
  console.log(`| ${input} | ${(median / events).toFixed(1)} | ${((bytes.length / median) * 1000).toFixed(0)} |`);
}

// The package takes text, so decoding is part of the work, as it is for every reader of bytes.
function read(bytes) {
  const decoder = new TextDecoder();
  let events = 0;
  const parser = createParser({ onEvent: () => events++ });
  for (let start = 0; start < bytes.length; start += chunkSize)
    parser.feed(decoder.decode(bytes.subarray(start, start + chunkSize), { stream: true }));
  return events;
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const src = new URL('../src/', import.meta.url);
const esbuild = await import('esbuild').catch(() => null);

/** The modules that a module brings with it. */
function modules(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const code = readFileSync(new URL(name, src), 'utf8');
  for (const [, path] of code.matchAll(/^(?:import|export) .*from '(\..+?)';$/gm)) modules(new URL(path, new URL(name, src)).pathname.slice(src.pathname.length), found);
  return found;
}

const withoutComments = (code) => code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/ \/\/ .*$/gm, '').replace(/^\s+/gm, '');

describe('size', () => {
  it('of client and reducer is at most 6 KB, minified and compressed', { skip: esbuild ? false : 'esbuild is not installed' }, async () => {
    const { outputFiles } = await esbuild.build({
      stdin: { contents: "export { connect } from './connect.js'; export { reduce } from './reduce.js';", resolveDir: fileURLToPath(src) },
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    });
    const size = gzipSync(outputFiles[0].contents, { level: 9 }).length;
    assert.ok(size <= 6 * 1024, `${size} bytes`);
  });

  it('of client and reducer is at most 7.2 KB without comments, compressed', () => {
    const code = [...new Set([...modules('connect.js'), ...modules('reduce.js')])].map((name) => withoutComments(readFileSync(new URL(name, src), 'utf8'))).join('');
    const size = gzipSync(code, { level: 9 }).length;
    assert.ok(size > 3000 && size <= 7200, `${size} bytes`);
  });
});

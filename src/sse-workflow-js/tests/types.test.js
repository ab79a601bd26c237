// Runs where the development dependencies are installed (`npm install`).
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = await import('typescript').then(() => true, () => false);

describe('types', { skip: installed ? false : 'not installed' }, () => {
  it('are those of the code: run `npm run types` after a change', () => {
    const fresh = mkdtempSync(join(tmpdir(), 'sse-workflow-types-'));
    try {
      execFileSync('npx', ['--no-install', 'tsc', '-p', 'tsconfig.build.json', '--outDir', fresh], { cwd: root, stdio: 'pipe' });
      for (const name of readdirSync(fresh, { recursive: true })) {
        if (name.endsWith('.d.ts')) assert.equal(readFileSync(join(root, 'types', name), 'utf8'), readFileSync(join(fresh, name), 'utf8'), name);
      }
    } finally {
      rmSync(fresh, { recursive: true });
    }
  });

  it('bear what an application writes', () => {
    const strict = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
    const { status, stdout } = spawnSync('npx', ['--no-install', 'tsc', ...strict, '--skipLibCheck', 'tests/support/user.ts'], { cwd: root, encoding: 'utf8' });
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });
});

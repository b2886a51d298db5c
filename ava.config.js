import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the test files of this run make once and share (bff/test/made-once.ts). */
const kept = mkdtempSync(join(tmpdir(), 'mendian-kept-'));
process.once('exit', () => rmSync(kept, { recursive: true, force: true }));

export default {
  extensions: { ts: 'module' },
  files: ['shared/src/**/*.test.ts', 'bff/**/*.test.ts', 'scripts/**/*.test.ts', '{admin-web,miniapp}/{src,test}/**/*.test.ts'],
  timeout: '5m',
  // A process for each file: threads that end while others compile can bring V8 down ("Check failed: jit_page.has_value()").
  workerThreads: false,
  environmentVariables: { MENDIAN_TEST_KEPT: kept },
};

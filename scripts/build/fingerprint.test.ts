import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { fingerprint } from './fingerprint.ts';

test('a client is built anew when its source, a name in it or a setting changes, and not when a test or a result does', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'mendian-fingerprint-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const now = (...texts: string[]) => fingerprint(root, ['app'], texts);

  write('app/src/page.ts', 'one');
  const first = now();
  write('app/src/page.test.ts', 'test');
  write('app/dist/page.js', 'result');
  write('app/node_modules/x/index.js', 'package');
  write('elsewhere/page.ts', 'other');
  t.is(now(), first);

  t.not(now('TARO_APP_API_BASE=https://example.com'), first);
  write('app/src/page.ts', 'two');
  const second = now();
  t.not(second, first);
  write('app/src/page2.ts', '');
  t.not(now(), second);
});

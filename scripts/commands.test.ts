import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import test from 'ava';

type Said = { readonly code: number; readonly text: string };

const run = (script: string, ...args: readonly string[]): Promise<Said> =>
  new Promise((resolve) => {
    execFile(process.execPath, [path.join(import.meta.dirname, script), ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : 1, text: stdout + stderr }),
    );
  });

test('npm start on a port that is taken says so before doing anything, and names another port', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, text } = await run('start.mjs', '--port', String(port));
  other.close();
  t.is(code, 1);
  t.is(
    text.trim(),
    `Port ${port} is taken by another program. Stop that program, or choose another port: npm start -- --port ${port < 65_535 ? port + 1 : 8080}`,
  );
});

test('an option that does not exist, or a value that makes no sense, is refused with a sentence', async (t) => {
  t.deepEqual(await run('start.mjs', '--prot', '80'), { code: 1, text: 'There is no option --prot. Add --help to see what there is.\n' });
  t.deepEqual(await run('start.mjs', '--port', '80a'), { code: 1, text: '--port takes a whole number from 1 to 65535, not "80a".\n' });
  t.deepEqual(await run('start.mjs', '--stores'), { code: 1, text: '--stores needs a value. Add --help to see an example.\n' });
});

test('each command explains itself', async (t) => {
  for (const script of ['start.mjs', 'test.mjs', 'dev.mjs', 'build.mjs']) t.regex((await run(script, '--help')).text, /^npm (run )?\w+/);
});

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { npm } from './npm.mjs';
import { Sentence } from './options.mjs';
import { whenParentIsGone } from './parent.mjs';
import { sayingSince } from './say.mjs';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Runs `main(options, { say, npm, stopAsked })` of a TypeScript file on Node 24: here if this is Node 24, otherwise in a process of its own. Gives the exit code. */
export const runOnNode24 = (file, options) => (isNode24() ? runHere(file, options) : runInChild(file, options));

const isNode24 = () => Number(process.versions.node.split('.')[0]) === 24;

const runHere = async (file, options) => {
  const { main } = await import(pathToFileURL(file).href);
  const code = await main(options, { say: sayingSince(options.startedAt), npm, stopAsked: stopAsked() });
  // Should something still hold us open, it does not hold us for long.
  setTimeout(() => process.exit(code), 3_000).unref();
  return code;
};

/** Aborted when someone wants us to end: by a signal (Ctrl-C sends it to our children as well), or because the process above is gone. */
const stopAsked = () => {
  const controller = new AbortController();
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => controller.abort());
  process.channel?.unref();
  whenParentIsGone(() => controller.abort());
  return controller.signal;
};

const runInChild = (file, options) =>
  new Promise((resolve, reject) => {
    // The channel tells the child when we are gone, however we went.
    const child = spawn(findNode24(), [fileURLToPath(import.meta.url), file, JSON.stringify(options)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
    whenParentIsGone(() => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** The Node 24 that npm brought; `.bin/node` is a script on Windows, so the package is looked up itself. */
const findNode24 = () => {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = ['node', 'node-bin'].map((name) => path.join(modules, `${name}-${system}-${process.arch}`, 'bin', binary));
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw new Sentence(
      `npm has no Node 24 for ${process.platform} on ${process.arch}. Install Node 24 from https://nodejs.org, then run the same command again.`,
    );
  return found;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, options] = process.argv.slice(2);
  process.exitCode = await runHere(file, JSON.parse(options));
  process.disconnect?.();
}

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { Sentence } from './options.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.mendian-packages');
const bytesNeeded = 1.5e9;

/** Brings what package-lock.json names into node_modules, unless it is there. No package runs a script of its own while being installed. */
export const bringPackages = async (say) => {
  if (isThere()) return;
  await oneAtATime(path.join(root, '.mendian/bringing-packages'), {
    whileWaiting: () => say('Another command is bringing the packages; waiting for it …'),
    step: async () => {
      if (isThere()) return;
      if (!isWhatNpmInstalled(JSON.parse(readLock()))) {
        await refuseWithoutRoom();
        await install(say);
      }
      writeFileSync(stamp, wanted());
    },
  });
};

const readLock = () => readFileSync(path.join(root, 'package-lock.json'), 'utf8');

const wanted = () => `${createHash('sha256').update(readLock()).digest('hex')} ${process.platform}-${process.arch}\n`;

const isThere = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();

/** npm leaves a list of what it installed: someone who ran `npm install` by hand need not wait for it again. */
const isWhatNpmInstalled = ({ packages }) => {
  const list = path.join(modules, '.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages;
  return Object.entries(packages).every(([name, { version, optional, link }]) => {
    if (!name.includes('node_modules/') || link) return true;
    return name in installed ? installed[name].version === version : optional === true;
  });
};

const refuseWithoutRoom = async () => {
  if (fs.statfs === undefined) return;
  const { bavail, bsize } = await fs.statfs(root);
  const bytesFree = bavail * bsize;
  const gigabytes = (bytes) => `${Math.round(bytes / 1e8) / 10} GB`;
  if (bytesFree < bytesNeeded)
    throw new Sentence(
      `The packages need ${gigabytes(bytesNeeded)} on the disk of ${root}, and only ${gigabytes(bytesFree)} are free. Make room, then run the same command again.`,
    );
};

const install = async (say) => {
  say('Bringing the packages with npm ci (once, about a gigabyte; takes a minute or two) …');
  const { file, args, shell } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  const heartbeat = setInterval(() => say('… still bringing packages'), 20_000);
  const code = await new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, shell, stdio: ['ignore', 'inherit', 'inherit'] });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.once('exit', resolve).once('error', resolve);
  });
  clearInterval(heartbeat);
  if (code !== 0)
    throw new Sentence(
      'npm could not bring the packages (its reason stands above). Is the registry reachable? Run the same command again to try once more.',
    );
};

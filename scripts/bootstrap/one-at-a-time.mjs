import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Does a step while no other process of this machine does it: whoever made the file does it now. A file whose maker is gone counts for nothing. */
export const oneAtATime = async (file, { step, whileWaiting }) => {
  mkdirSync(path.dirname(file), { recursive: true });
  let hasWaited = false;
  while (!take(file)) {
    if (!hasWaited) whileWaiting();
    hasWaited = true;
    await delay(500);
  }
  try {
    return await step();
  } finally {
    rmSync(file, { force: true });
  }
};

const take = (file) => {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAlive(makerOf(file))) return false;
    rmSync(file, { force: true });
    return take(file);
  }
};

/** The file may be gone again, or not be written yet. */
const makerOf = (file) => {
  try {
    return Number(readFileSync(file, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

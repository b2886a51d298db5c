import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPlace, patienceMs } from './chromium.ts';

/** A folder in which a browser keeps what it knows, over its own death. */
export const makeProfile = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mendian-profile-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
};

/** A browser as a machine in a store has it: with a profile that outlives it, and a process that can be killed. */
export const startOwnChromium = async (folder: string) => {
  const child = spawn(
    chromiumPlace(),
    [...chromiumArguments, '--headless=new', `--user-data-dir=${folder}`, '--remote-debugging-port=0', '--lang=zh-CN', 'about:blank'],
    { env: { ...process.env, LANGUAGE: 'zh_CN', TZ: 'Asia/Shanghai' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await chromium.connectOverCDP(await debuggerOf(child.stderr));
  const [context] = browser.contexts();
  context!.setDefaultTimeout(patienceMs);
  const faults: string[] = [];
  const open = async (): Promise<Page> => {
    const page = await context!.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  };
  return {
    context: context!,
    faults,
    open,
    kill: async (): Promise<void> => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};

/** Where it listens, which it says when it is ready. */
const debuggerOf = (stderr: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    stderr.on('data', (data: Buffer) => {
      heard += data.toString();
      const [, url] = /DevTools listening on (ws:\S+)/.exec(heard) ?? [];
      if (url !== undefined) resolve(url);
    });
    stderr.on('end', () => reject(new Error(`Chromium ended before it listened: ${heard}`)));
  });

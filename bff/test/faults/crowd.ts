import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { caller, type Send } from '@mendian/shared/kernel/caller.ts';
import { redisUrl } from '../database.ts';
import type { Call, Harness } from '../harness.ts';
import { freePort } from '../services/free-port.ts';
import { pause, startProcess, type Process } from './processes.ts';

/** Processes of Mendian's own beside the harness, on its database and its WeChat; they end with the test, and the harness after them. */
export const openProcesses = async (t: ExecutionContext, house: Harness, roles: readonly ('web' | 'worker')[]): Promise<Process[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'mendian-faults-'));
  const all: Process[] = [];
  t.teardown(async () => {
    await Promise.all(all.map((process) => process.stop()));
    await house.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const keysFile = join(folder, 'merchants.json');
  await writeFile(keysFile, JSON.stringify(house.settings.merchants));
  const ports = await Promise.all(roles.map(async (role) => (role === 'web' ? freePort() : 1)));
  const { DATABASE_URL, WECHAT_APPID, WECHAT_SECRET } = house.settings;
  const settings = {
    ...{ HOST: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${ports[0]}`, DATABASE_URL, REDIS_URL: redisUrl!, LOG_LEVEL: 'silent' },
    ...{ WECHAT_API_URL: house.sandbox.url, WXPAY_API_URL: house.sandbox.url, WECHAT_APPID, WECHAT_SECRET },
    ...{ WXPAY_MERCHANTS_FILE: keysFile, FILES_DIR: folder },
  };
  for (const [place, role] of roles.entries()) all.push(await startProcess({ ...settings, ROLES: role, PORT: String(ports[place]) }));
  return all;
};

/** Asks one of the web processes; no answer, or one in `lostOneIn` that is lost on its way, is asked again elsewhere with the same key. */
export const callsTo = (processes: readonly Process[], token: string, lostOneIn = Infinity): Call =>
  caller(sendTo(processes, token, lostOneIn), () => randomBytes(16).toString('hex'));

const sendTo = (processes: readonly Process[], token: string, lostOneIn: number): Send => {
  const attempt = async (request: Parameters<Send>[0], tries: number): ReturnType<Send> => {
    try {
      const { method, path, body, headers } = request;
      const response = await fetch(processes[randomInt(processes.length)]!.url + path, {
        method,
        headers: { ...headers, 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
      const answer = { status: response.status, body: (await response.json()) as unknown };
      const isLost = lostOneIn !== Infinity && randomInt(lostOneIn) === 0;
      if (answer.status !== 503 && !isLost) return answer;
    } catch {
      // Killed in the middle: whether it happened is unknown, so the same key asks again.
    }
    if (tries > 600) throw new Error('no process answered for two minutes');
    await pause(200);
    return attempt(request, tries + 1);
  };
  return (request) => attempt(request, 0);
};

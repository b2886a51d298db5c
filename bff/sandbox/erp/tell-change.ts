import type { ErpList } from './erp-shape.ts';
import type { ErpNotice, ErpWorld } from './erp-world.ts';
import { signedHeaders } from './signature.ts';

const noticesMost = 100;
const tellMsMax = 5_000;

/** Tells Mendian's webhook that rows changed: once, without waiting; whoever misses it finds out by the next look. */
export const tellChange = (world: ErpWorld, list: ErpList, codes: readonly string[]): void => {
  const url = world.settings.get('webhook') as string | null | undefined;
  if (typeof url !== 'string') return;
  const notice: ErpNotice = { at: world.clock.now().toISOString(), list, codes, status: null };
  world.notices.push(notice);
  if (world.notices.length > noticesMost) world.notices.shift();
  void world.clock.run(async () => {
    notice.status = await send(world, url, JSON.stringify({ list, codes, at: notice.at }));
  });
};

const send = async ({ keys, wireNow, misbehaviour, ending }: ErpWorld, url: string, body: string): Promise<number> => {
  const { pathname, search } = new URL(url);
  const secret = misbehaviour.forgedNotices ? 'not-the-secret' : keys.secret;
  const headers = signedHeaders({ ...keys, secret }, { method: 'POST', path: pathname + search, body }, wireNow());
  const signal = AbortSignal.any([ending, AbortSignal.timeout(tellMsMax)]);
  const reply = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body, signal }).catch(
    () => null,
  );
  await reply?.arrayBuffer().catch(() => undefined);
  return reply?.status ?? 0;
};

import { WebSocket } from 'ws';
import { machineMs } from './machine-time.ts';

/** Many terminals in one process: each says hello over a feed and keeps when it heard of which order. */
type Told = {
  readonly listen?: { readonly url: string; readonly tokens: readonly string[] };
  readonly collect?: true;
};
export type Heard = readonly [orderId: string, atMs: number];

const openAtOnce = 50;
let heard: Heard[] = [];
const sockets: WebSocket[] = [];

const open = (url: string, token: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    sockets.push(socket);
    socket.on('open', () => socket.send(JSON.stringify({ kind: 'terminal', token, seq: 0 })));
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (text.startsWith('{"kind":"order"')) heard.push([/"order":\{"id":"([^"]+)"/.exec(text)?.[1] ?? '', machineMs()]);
      else if (text.startsWith('{"kind":"welcome"')) resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the feed was closed')));
  });

const listen = async ({ url, tokens }: NonNullable<Told['listen']>): Promise<void> => {
  const left = [...tokens];
  const next = async () => {
    for (let token = left.pop(); token !== undefined; token = left.pop()) await open(url, token);
  };
  await Promise.all(Array.from({ length: openAtOnce }, next));
  process.send?.({ listening: tokens.length });
};

process.on('message', ({ listen: asked, collect }: Told) => {
  if (asked !== undefined) void listen(asked).catch((error: Error) => process.send?.({ failed: error.message }));
  if (collect === true) {
    process.send?.({ heard });
    heard = [];
  }
});
process.on('SIGTERM', () => process.exit(0));
// Nothing else keeps it alive until it is told what to do.
process.channel?.ref();
process.send?.({ started: true });

import { clock } from './clock.ts';
import { kept } from './keep.ts';
import { valueStore } from './value-store.ts';

/** Since when calls get no answer, by the server's clock; null: the last one got one. */
const away = valueStore<number | null>(null);

const keptAs = 'heard.at';
/** When the server was last heard of is written down no more often than this. */
const writtenEveryMs = 30_000;
let heardAtMs = Number(kept.get(keptAs) ?? 0);

/** Whether the server can be reached, as the calls of this page find out. */
export const reach = {
  get: away.get,
  subscribe: away.subscribe,
  lost: (): void => away.set(away.get() ?? clock.now()),
  found: (): void => {
    away.set(null);
    const now = clock.now();
    if (now - heardAtMs < writtenEveryMs && now >= heardAtMs) return;
    heardAtMs = now;
    kept.set(keptAs, String(now));
  },
  /** When it last answered, to half a minute, also before this page was opened; 0: never. */
  heardAtMs: (): number => heardAtMs,
};

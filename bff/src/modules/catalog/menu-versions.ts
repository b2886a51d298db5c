import type { Parts } from '../../module.ts';
import { orNull } from '../../platform/redis.ts';
import type { Reads } from '../../platform/sql.ts';

/** Redis forgets a version after so long, so that nothing it holds by mistake lasts. */
const redisSeconds = 30;
/** A process believes itself for so long: as the only one it hears of every change; beside others, news can be missed. */
const aloneMs = 30_000;
const besideOthersMs = 1_000;

/** Sets a version unless a newer one is there: whoever read SQL before a change must not hide the change. */
const setNewer = `local kept = tonumber(redis.call('get', KEYS[1]) or '-1')
if kept < tonumber(ARGV[1]) then redis.call('set', KEYS[1], ARGV[1], 'EX', ARGV[2]) end return 1`;

const redisKey = (storeId: string) => `menu:${storeId}`;

export type MenuVersions = {
  /** The version of a store's menu; null: there is no such store. Asked of the process, at once, then of Redis, then of SQL. */
  of(sql: Reads, storeId: string): number | null | Promise<number | null>;
};

type Kept = { readonly version: number; readonly until: number };

/** Keeps the versions of menus at hand, and drops one the moment its change is heard of. */
export const keepMenuVersions = ({ redis, news, house }: Pick<Parts, 'redis' | 'news' | 'house'>): MenuVersions => {
  const kept = new Map<string, Kept>();
  /** Stores whose change was heard of and whose new version is being read: for them only SQL is asked. */
  const changing = new Map<string, number>();
  const keep = (storeId: string, version: number): number => {
    const known = kept.get(storeId)?.version ?? -1;
    const keptMs = redis === null ? aloneMs : besideOthersMs;
    kept.set(storeId, { version: Math.max(known, version), until: house.now().getTime() + keptMs });
    return Math.max(known, version);
  };
  const readSql = async (sql: Reads, storeId: string): Promise<number | null> => {
    const row = await sql.one<{ version: number }>('SELECT version FROM menu_version WHERE store_id = ?', [storeId]);
    if (row === null) return null;
    if (redis !== null) void orNull(redis.eval(setNewer, 1, redisKey(storeId), row.version, redisSeconds));
    return keep(storeId, row.version);
  };
  const readRedis = async (storeId: string): Promise<number | null> => {
    const text = redis === null ? null : await orNull(redis.get(redisKey(storeId)));
    return text === null || !/^\d{1,15}$/.test(text) ? null : keep(storeId, Number(text));
  };
  const renew = async (storeId: string): Promise<void> => {
    changing.set(storeId, (changing.get(storeId) ?? 0) + 1);
    try {
      await readSql(house.database.reads, storeId);
    } finally {
      const left = changing.get(storeId)! - 1;
      if (left > 0) changing.set(storeId, left);
      else changing.delete(storeId);
    }
  };
  news.listen(({ menus = [] }) => menus.forEach((storeId) => void renew(storeId).catch(() => kept.delete(storeId))));
  const ask = async (sql: Reads, storeId: string) => (await readRedis(storeId)) ?? readSql(sql, storeId);
  return {
    of: (sql, storeId) => {
      if (changing.has(storeId)) return readSql(sql, storeId);
      const known = kept.get(storeId);
      return known !== undefined && house.now().getTime() < known.until ? known.version : ask(sql, storeId);
    },
  };
};

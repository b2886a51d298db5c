import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/store/store-desk.contract.ts';
import type { Staff } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { settingsOf } from '../read-store.ts';
import { storeChanged } from '../store-changed.ts';
import { requireRunningStore } from './require-store.ts';

type Set = typeof contract.setStoreSettings.hq;

/** Sets how a store serves. The same again changes nothing; slots that were promised stay promised. */
export const setStoreSettings = async (ctx: Context<Staff>, { storeId, settings }: InputOf<Set>): Promise<ReplyOf<Set>> => {
  const store = await requireRunningStore(ctx.sql, ctx.actor, storeId);
  const text = JSON.stringify(settings);
  if (text === store.settings) return { settings };
  await ctx.sql.run('UPDATE store SET settings = ? WHERE id = ?', [text, storeId]);
  const before = settingsOf(store.settings);
  const changed = (Object.keys(settings) as (keyof typeof settings)[]).filter(
    (name) => JSON.stringify(settings[name]) !== JSON.stringify(before[name]),
  );
  const pick = (of: typeof settings) => Object.fromEntries(changed.map((name) => [name, of[name]]));
  audit(ctx, { action: 'store.settings-changed', subject: storeId, storeId, detail: { from: pick(before), to: pick(settings) } });
  storeChanged(ctx, storeId);
  ctx.tell(storeId, { kind: 'trading' });
  return { settings };
};

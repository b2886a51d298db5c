import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import { refundRule } from '@mendian/shared/pass/pass-words.ts';
import type { listPassOffers as contract } from '@mendian/shared/pass/pass.contract.ts';
import type { Actor } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { PassKindRow } from './pass.rows.ts';
import { passWords, readPassNames } from './present-pass.ts';
import { runningOf } from './running-passes.ts';

/** Kinds that are shown at a time, the newest first. */
const offersMax = 50;

export const listOffers = async ({ sql, actor, now }: ReadContext<Actor>): Promise<ReplyOf<typeof contract>> => {
  const kinds = await sql.all<PassKindRow>(`SELECT * FROM pass_kind WHERE state = 'live' ORDER BY id DESC LIMIT ${offersMax}`);
  const ids = kinds.map(({ id }) => id);
  const running = actor.kind === 'customer' && ids.length > 0 ? await runningOf(sql, actor.memberId, ids, now) : [];
  const has = new Set(running.flatMap(({ kind_id: kindId, state }) => (state === 'unpaid' ? [] : [kindId])));
  const names = await readPassNames(sql, kinds);
  return {
    items: kinds.map((kind) => ({
      ...{ kindId: kind.id, ...passWords(kind, names), price: kind.price, days: kind.days, refundRule },
      why: has.has(kind.id) ? refusePass('pass/has-one').message : null,
    })),
  };
};

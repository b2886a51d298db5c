import { inScope, nodeOf } from '@mendian/shared/account/scope.ts';
import type { CounterPlace } from '@mendian/shared/coupon/counter-sale.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import { passObstacle } from '@mendian/shared/pass/pass-words.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import { askPassByCode, figuresOf, passTermsOf, type PassByCode, type PassFound } from '../pass/index.ts';
import { readChoices, type Choice } from './exchange-choices.ts';
import { readPlace } from './read-at-counter.ts';

type Asking = { readonly sql: Reads; readonly actor: Clerk; readonly now: Date };

/** A pass as a clerk meets it: where it is shown, what it gives a piece of there, and why it cannot be used; null: it can. */
export type PassShown = {
  readonly pass: PassByCode;
  readonly place: CounterPlace;
  readonly products: readonly Choice[];
  readonly why: string | null;
};

/** Reads what a code stands for; a code that nobody has is refused. */
export const readPassAtCounter = async ({ sql, actor, now }: Asking, code: string): Promise<PassShown> => {
  const [pass] = await sql.ask(askPassByCode(code));
  if (pass === null) throw refusePass('pass/code-unknown');
  const place = await readPlace(sql, actor.storeId, now);
  const why = passMisfit(pass, place);
  const products = why === null ? await readChoices(sql, actor.storeId, { goods: { kind: 'products', ids: passTermsOf(pass).productIds } }, now) : []; // prettier-ignore
  return { pass, place, products, why: why ?? (products.length === 0 ? '本店现在没有这张月卡可领的商品' : null) };
};

/** Why a pass cannot be used in a store now, whatever it gives; null: it can. */
export const passMisfit = (pass: PassFound, { store, now }: CounterPlace): string | null =>
  passObstacle(figuresOf(pass), now) ?? (inScope(passTermsOf(pass).places.map(nodeOf), store) ? null : '这张月卡不能在本店使用');

import { leftInAll, leftToday } from '@mendian/shared/pass/pass-figures.ts';
import type * as contract from '@mendian/shared/pass/pass-use.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import { maskedMember } from '../member/index.ts';
import { figuresOf, lastDayOf, passWords, readPassNames } from '../pass/index.ts';
import { readPassAtCounter } from './pass-at-counter.ts';

type Contract = typeof contract.previewPass;
type Asking = { readonly sql: Reads; readonly actor: Clerk; readonly now: Date };

/** What a pass's code stands for, and what a use would give here and now, or why it cannot be used. */
export const previewPass = async (asking: Asking, { code }: InputOf<Contract>): Promise<ReplyOf<Contract>> => {
  const { pass, products, why } = await readPassAtCounter(asking, code);
  const figures = figuresOf(pass);
  return {
    ...{ passId: pass.id, ...passWords(pass, await readPassNames(asking.sql, [pass])), lastDay: lastDayOf(pass) },
    member: maskedMember({ nickname: pass.nickname ?? '', phone: pass.phone }),
    ...{ left: leftInAll(figures), leftToday: leftToday(figures, asking.now), used: pass.used, why },
    products: products.map(({ skuId, name, price }) => ({ skuId, name, price })),
  };
};

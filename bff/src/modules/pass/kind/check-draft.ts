import type { PassDraftData } from '@mendian/shared/pass/pass-draft.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import type { Context } from '../../../platform/context.ts';
import { firstRow, question, type Question } from '../../../platform/sql.ts';
import { arePlacesKnown } from '../../coupon/index.ts';

/** Refuses a kind that could never be bought or used: what it names is not there, or is sold by weight. */
export const checkDraft = async ({ sql }: Context, draft: Pick<PassDraftData, 'productIds' | 'places' | 'payeeId'>): Promise<void> => {
  const [goods, payee] = await sql.ask(askPortions(draft.productIds), askPayee(draft.payeeId));
  if (goods !== new Set(draft.productIds).size) throw refusePass('pass/goods-unknown');
  if (payee === null) throw refusePass('pass/payee-unknown');
  if (!(await arePlacesKnown(sql, draft.places))) throw refusePass('pass/place-unknown');
};

const askPortions = (ids: readonly string[]): Question<number> =>
  question<{ number: number }, number>(
    `SELECT COUNT(*) AS number FROM product WHERE id IN (?) AND sold_by = 'portion'`,
    [ids],
    ([row]) => row!.number,
  );

const askPayee = (payeeId: string): Question<{ id: string } | null> => firstRow('SELECT id FROM payee WHERE id = ?', [payeeId]);

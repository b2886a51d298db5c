import type { CouponTermsData } from '@mendian/shared/coupon/coupon-terms.ts';
import type { Exchanged } from '@mendian/shared/coupon/counter-sale.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import { readSaleSkus, type SaleSku } from '../catalog/index.ts';

/** A product to choose from; what it is sold as in this store now, and the stock that a piece takes. */
export type Choice = Exchanged & { readonly skuId: string; readonly name: string; readonly takes: SaleSku['takes'] };

/** Skus looked at for one coupon. */
const choicesMax = 200;

/** What a coupon's or a pass's goods are in a store, by the piece and not switched off, the dearest first. */
export const readChoices = async (sql: Reads, storeId: string, { goods }: Pick<CouponTermsData, 'goods'>, now: Date): Promise<Choice[]> => {
  const { text, values } = ofGoods(goods);
  const skus = await sql.all<{ id: string }>(
    `SELECT s.id FROM sku s JOIN product p ON p.id = s.product_id WHERE p.sold_by = 'portion' AND ${text} ORDER BY s.price DESC, s.id LIMIT ${choicesMax}`,
    values,
  );
  const sold = await readSaleSkus(sql, storeId, skus.map(({ id }) => id), now); // prettier-ignore
  return [...sold.values()]
    .filter(({ soldOut }) => !soldOut)
    .map(choiceOf)
    .sort((a, b) => b.price - a.price || (a.skuId < b.skuId ? -1 : 1));
};

const ofGoods = (goods: CouponTermsData['goods']): Condition => {
  switch (goods.kind) {
    case 'all':
      return { text: '1 = 1', values: [] };
    case 'products':
      return { text: 'p.id IN (?)', values: [goods.ids] };
    case 'categories':
      return { text: 'p.category_id IN (?)', values: [goods.ids] };
    case 'except':
      return { text: 'p.id NOT IN (?)', values: [goods.ids] };
  }
};

/** The one that was chosen; null: this store does not sell it by the piece. */
export const readChoice = async (sql: Reads, storeId: string, skuId: string, now: Date): Promise<Choice | null> => {
  const sku = (await readSaleSkus(sql, storeId, [skuId], now)).get(skuId);
  return sku === undefined || sku.soldBy !== 'portion' ? null : choiceOf(sku);
};

const choiceOf = ({ skuId, productId, categoryId, name, skuName, price, takes }: SaleSku): Choice => ({
  ...{ skuId, productId, categoryId, price, takes },
  name: skuName === '' ? name : `${name} ${skuName}`,
});

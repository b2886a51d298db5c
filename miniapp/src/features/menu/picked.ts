import { firstChoices, surchargeOf } from '@mendian/shared/catalog/choices.ts';
import type { WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import type { Fen } from '@mendian/shared/kernel/money.ts';
import type { CartLineData } from '@mendian/shared/order/order-lines.ts';
import { lineAmount } from '@mendian/shared/order/order-pricing.ts';

/** What a product starts with: the first sku to be had, the first of each must-choose group, a weight people ask for. */
export const firstPick = ({ skus, options, weigh }: WholeProduct): CartLineData => ({
  skuId: (skus.find(({ soldOut }) => !soldOut) ?? skus[0])?.id ?? '',
  pieces: 1,
  grams: weigh === null ? null : gramsOffered(weigh).includes(500) ? 500 : weigh.min,
  choices: firstChoices(options),
});

/** The weights people ask for, within what the product allows. */
export const gramsOffered = ({ min, step, max }: NonNullable<WholeProduct['weigh']>): number[] => {
  const asked = [min, 250, 500, 750, 1000].filter((grams) => grams >= min && grams <= max && (grams - min) % step === 0);
  return [...new Set(asked)].sort((a, b) => a - b).slice(0, 5);
};

export const pickedAmount = (product: WholeProduct, line: CartLineData): Fen => {
  const price = product.skus.find(({ id }) => id === line.skuId)?.price ?? 0;
  const surcharge = surchargeOf(product.options.flatMap(({ choices }) => choices.filter(({ id }) => line.choices.includes(id))));
  return lineAmount({ price, surcharge, pieces: line.pieces, grams: line.grams });
};

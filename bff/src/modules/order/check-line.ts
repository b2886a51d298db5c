import { choicesOf, surchargeOf, type Choice } from '@mendian/shared/catalog/choices.ts';
import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import type { CartLineData } from '@mendian/shared/order/order-lines.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import type { PricedLine } from '@mendian/shared/order/order-pricing.ts';
import type { SaleSku } from '../catalog/index.ts';

/** A cart line that can be sold: priced, with its choices in the product's order. */
export type CheckedLine = PricedLine & {
  readonly sku: SaleSku;
  readonly choices: Choice[];
  /** Pieces or grams. */ readonly quantity: number;
};

/** Whether the store can sell this line now. Stock is only looked at here; the conditional UPDATE decides. */
export const checkLine = (line: CartLineData, skus: ReadonlyMap<string, SaleSku>): { line: CheckedLine } | { refusal: DomainError } => {
  const sku = skus.get(line.skuId);
  if (sku === undefined || sku.soldOut)
    return { refusal: refuseOrder('order/item-unavailable', { skuId: line.skuId }, sku ? `${sku.name}已售罄，请移除后再下单` : undefined) };
  if (!fitsWeighing(line, sku)) return { refusal: refuseOrder('order/grams-invalid', { skuId: line.skuId }) };
  const choices = choicesOf(line.choices, sku.options);
  if (choices === null) return { refusal: refuseOrder('order/choice-invalid', { skuId: line.skuId }) };
  const quantity = line.grams ?? line.pieces;
  if (sku.saleable < quantity) return { refusal: notEnough(sku) };
  return { line: { sku, choices, quantity, price: sku.price, pieces: line.pieces, grams: line.grams, surcharge: surchargeOf(choices) } };
};

const fitsWeighing = ({ pieces, grams }: CartLineData, { weigh }: SaleSku): boolean => {
  if (weigh === null) return grams === null;
  return grams !== null && pieces === 1 && grams >= weigh.min && grams <= weigh.max && (grams - weigh.min) % weigh.step === 0;
};

const notEnough = ({ skuId, name, weigh, saleable }: SaleSku): DomainError => {
  const left = Math.max(0, saleable);
  return refuseOrder(
    'order/not-enough',
    { skuId, left },
    left === 0 ? `${name}刚刚售罄，请移除后再下单` : `${name}只剩 ${left}${weigh === null ? ' 份' : 'g'}，请减少数量`,
  );
};

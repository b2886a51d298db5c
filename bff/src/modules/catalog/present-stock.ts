import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import type { StockRow } from './catalog.rows.ts';

/** How grams may be chosen. */
export type Weigh = { readonly min: number; readonly step: number; readonly max: number };

/** What can still be sold. Counter sales are facts and may take more than there was: that leaves nothing, not less. */
export const saleableOf = ({ on_hand, reserved }: Pick<StockRow, 'on_hand' | 'reserved'>): number => Math.max(0, on_hand - reserved);

/** The least one can buy: one portion, or the smallest weight. */
export const leastOf = (weigh: Weigh | null): number => weigh?.min ?? 1;

export const weighOf = (text: string | null): Weigh | null => (text === null ? null : (JSON.parse(text) as Weigh));
export const optionsOf = (text: string): OptionGroupData[] => JSON.parse(text) as OptionGroupData[];

/** So many pieces of another sku. */
export type Part = { readonly skuId: string; readonly quantity: number };

/** `01J…:2,01K…:1`, as SQL puts the parts of a combo together; null: it is none. */
export const partsOf = (text: string | null): Part[] =>
  (text ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [skuId, quantity] = part.split(':') as [string, string];
      return { skuId, quantity: Number(quantity) };
    });

/** The parts of the sku under the alias `s`, for `partsOf`. */
export const partsSql = `(SELECT GROUP_CONCAT(CONCAT(b.part_sku_id, ':', b.quantity) ORDER BY b.position) FROM combo_part b WHERE b.sku_id = s.id)`;

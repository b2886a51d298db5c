import type { RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import type { createProduct } from '@mendian/shared/catalog/product.contract.ts';
import type { PartData } from '@mendian/shared/catalog/combo.ts';
import { isBarcode } from '@mendian/shared/till/check-digit.ts';
import { pluOf } from '@mendian/shared/till/scale-code.ts';
import { kindOf, type Product, type Sku } from './catalogue-words.ts';

export type SkuValues = Pick<Sku, 'name' | 'onSale'> & {
  /** Null: a new one, whose price is set here. */
  readonly id: string | null;
  readonly price: number | null;
  readonly parts: readonly PartData[];
  /** As typed; empty: none. */
  readonly plu: string;
  readonly barcode: string;
};

/** A product as its form holds it: tags as one text, numbers null while they are being typed. */
export type ProductValues = {
  kind: 'portion' | 'weight' | 'combo';
  categoryId: string;
  name: string;
  line: string;
  picture: string;
  tags: string;
  min: number | null;
  step: number | null;
  max: number | null;
  notes: string;
  optionGroupIds: string[];
  skus: readonly SkuValues[];
};

export const newSku: SkuValues = { id: null, name: '', onSale: true, price: null, parts: [], plu: '', barcode: '' };

export const valuesOf = (product: Product | null): ProductValues =>
  product === null
    ? {
        ...{ kind: 'portion', categoryId: '', name: '', line: '', picture: '', tags: '', notes: '' },
        ...{ min: 100, step: 50, max: 5_000, optionGroupIds: [], skus: [newSku] },
      }
    : {
        ...{ kind: kindOf(product), categoryId: product.category.id, name: product.name, line: product.line, picture: product.picture },
        ...{ tags: product.tags.join(' '), notes: product.notes },
        ...(product.weigh ?? { min: 100, step: 50, max: 5_000 }),
        optionGroupIds: product.options.map(({ id }) => id),
        skus: product.skus.map((sku) => ({ ...sku, plu: sku.plu ?? '', barcode: sku.barcode ?? '' })),
      };

/** What is wrong before anybody is asked; single fields say it themselves. */
export const faultsOf = ({ kind, min, step, max, skus }: ProductValues): Partial<Record<keyof ProductValues, string>> => ({
  ...(kind === 'weight' && min !== null && step !== null && max !== null && (max < min || (max - min) % step !== 0)
    ? { max: '上限要是起订量加上整数个步长' }
    : {}),
  ...(skus.some(({ plu }) => codeOf(plu) !== null && !/^\d{1,6}$/.test(codeOf(plu)!)) ? { skus: '货号是 1 到 6 位数字' } : {}),
  ...(skus.some(({ barcode }) => codeOf(barcode) !== null && !isBarcode(codeOf(barcode)!))
    ? { skus: '条码是 8 位或 13 位数字，末位校验要对，请再扫一次' }
    : {}),
  ...(kind === 'combo' && skus.some(({ parts }) => parts.length === 0) ? { skus: '套餐的每个规格都要选组成商品' } : {}),
});

type Sent = Omit<RequestOf<typeof createProduct>, 'soldBy' | 'combo' | 'skus'>;

/** What stays the same for a new product and for one that is there. */
export const sentOf = (values: ProductValues): Sent => ({
  ...{ categoryId: values.categoryId, name: values.name, line: values.line, picture: values.picture, notes: values.notes },
  tags: values.tags.split(/[\s,，、]+/).filter((tag) => tag !== ''),
  weigh: values.kind === 'weight' ? { min: values.min ?? 0, step: values.step ?? 0, max: values.max ?? 0 } : null,
  optionGroupIds: values.optionGroupIds,
});

export const partsSent = ({ parts }: SkuValues) => parts.map(({ skuId, quantity }) => ({ skuId, quantity }));

/** What a till knows it by. */
export const codesSent = ({ plu, barcode }: SkuValues) => {
  const typed = codeOf(plu);
  return { plu: typed && pluOf(typed), barcode: codeOf(barcode) };
};

const codeOf = (typed: string): string | null => typed.normalize('NFKC').replace(/\s/g, '') || null;

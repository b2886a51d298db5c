import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Amount, Cursor, Grams, Id, Nothing, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { isBarcode } from '../till/check-digit.ts';
import { OptionGroup } from './catalog.contract.ts';
import { editCatalogue, viewCatalogue } from './catalog.permissions.ts';
import { PartInput, partsMax, PartView } from './combo.ts';
import { soldBys } from './sku-words.ts';

export const SkuView = v.object({
  id: Id,
  name: v.string(),
  /** What head office asks for now: fen a portion, or fen per 500 g. */
  price: Amount,
  onSale: v.boolean(),
  /** The number that scales print and clerks type; null: it has none. */
  plu: v.nullable(v.string()),
  /** The barcode on its packing; null: it has none. */
  barcode: v.nullable(v.string()),
  /** What is in it, of a combo; otherwise empty. */
  parts: v.array(PartView),
});

export const ProductView = v.object({
  id: Id,
  category: v.object({ id: Id, name: v.string(), hidden: v.boolean() }),
  name: v.string(),
  line: v.string(),
  picture: v.string(),
  tags: v.array(v.string()),
  soldBy: v.picklist(soldBys),
  weigh: v.nullable(v.object({ min: Grams, step: Grams, max: Grams })),
  notes: v.string(),
  onSale: v.boolean(),
  combo: v.boolean(),
  skus: v.array(SkuView),
  options: v.array(OptionGroup),
});
export type ProductViewData = v.InferOutput<typeof ProductView>;

const Weigh = v.pipe(
  v.object({ min: Grams, step: Grams, max: Grams }),
  v.check(({ min, step, max }) => max >= min && (max - min) % step === 0, '上限要是起订量加上整数个步长'),
);

const Plu = v.pipe(v.string(), v.regex(/^(0|[1-9]\d{0,5})$/, '货号是 1 到 6 位数字，前面不写 0'));
const Barcode = v.pipe(v.string(), v.check(isBarcode, '条码是 8 位或 13 位数字，末位校验要对，请再扫一次'));

const ProductInput = {
  categoryId: Id,
  name: textFrom1To(60),
  line: textUpTo(60),
  /** The key that an upload gave; empty: none. */
  picture: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{0,60}$/, '图片编号格式不对')),
  tags: v.pipe(v.array(textFrom1To(8)), v.maxLength(6, '最多 6 个标签')),
  weigh: v.nullable(Weigh),
  notes: textUpTo(300),
  optionGroupIds: v.pipe(v.array(Id), v.maxLength(8, '最多 8 个选项组')),
};

const SkuInput = {
  name: textUpTo(30),
  onSale: v.boolean(),
  /** Left out: what it was. */
  plu: v.optional(v.nullable(Plu)),
  barcode: v.optional(v.nullable(Barcode)),
  parts: v.pipe(v.array(PartInput), v.maxLength(partsMax, `套餐最多 ${partsMax} 种商品`)),
};
const skusOf = <Sku extends v.GenericSchema>(sku: Sku) =>
  v.pipe(v.array(sku), v.minLength(1, '至少要有一个规格'), v.maxLength(8, '最多 8 个规格'));

const comboRefusals = [
  'catalog/sku-names',
  'catalog/weigh-missing',
  'catalog/weigh-unneeded',
  'catalog/combo-weighed',
  'catalog/combo-empty',
  'catalog/combo-part-unknown',
  'catalog/combo-part-weighed',
  'catalog/combo-part-combo',
  'catalog/combo-part-twice',
  'catalog/not-a-combo',
  'catalog/plu-taken',
  'catalog/barcode-taken',
];

/** What is sold by portion or by weight, and combos, as lists tell them apart. */
export const productKinds = ['portion', 'weight', 'combo'] as const;

export const listProducts = deskEndpoint({
  method: 'GET',
  path: '/products',
  summary: '商品，按菜单顺序；text 搜名称，onSale=1 只列在售的，kind 按卖法筛选',
  permission: viewCatalogue,
  stale: true,
  input: v.object({
    text: v.optional(textUpTo(30)),
    categoryId: v.optional(Id),
    onSale: v.optional(queryInteger(0, 1)),
    kind: v.optional(v.picklist(productKinds)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 200), 50),
  }),
  reply: pageOf(ProductView),
  refusals: [],
});

export const getProduct = deskEndpoint({
  method: 'GET',
  path: '/products/:productId',
  summary: '商品详情',
  permission: viewCatalogue,
  input: v.object({ productId: Id }),
  reply: ProductView,
  refusals: ['thing/not-found'],
});

export const createProduct = endpoint({
  method: 'POST',
  path: '/api/hq/products',
  summary: '新建商品或套餐；卖法（按份、称重、套餐）以后不能改',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'key',
  input: v.object({
    ...ProductInput,
    soldBy: v.picklist(soldBys),
    combo: v.boolean(),
    skus: skusOf(v.object({ ...SkuInput, price: Amount })),
  }),
  reply: ProductView,
  refusals: ['thing/not-found', ...comboRefusals],
});

export const updateProduct = endpoint({
  method: 'PUT',
  path: '/api/hq/products/:productId',
  summary: '改商品：没有列出的规格停售；已有规格的价格在价格页改',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'key',
  input: v.object({
    productId: Id,
    ...ProductInput,
    skus: skusOf(v.object({ ...SkuInput, /** Null: a new sku, which needs a price. */ id: v.nullable(Id), price: v.optional(Amount) })),
  }),
  reply: ProductView,
  refusals: ['thing/not-found', 'catalog/price-missing', 'catalog/sku-unknown', ...comboRefusals],
});

export const setProductOnSale = endpoint({
  method: 'PUT',
  path: '/api/hq/products/:productId/on-sale',
  summary: '全部门店上架或停售一个商品，立即生效',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'natural',
  input: v.object({ productId: Id, onSale: v.boolean() }),
  reply: ProductView,
  refusals: ['thing/not-found'],
});

export const orderProducts = endpoint({
  method: 'PUT',
  path: '/api/hq/categories/:categoryId/product-order',
  summary: '分类内商品排序：给出全部商品的新顺序',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'natural',
  input: v.object({ categoryId: Id, productIds: v.pipe(v.array(Id), v.maxLength(500)) }),
  reply: Nothing,
  refusals: ['thing/not-found', 'catalog/order-incomplete'],
});

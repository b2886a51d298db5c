import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import type { TradingStatus } from '@mendian/shared/store/trading.ts';

/** Where a merchant's money goes in the sandbox: two direct merchants, and one service provider with two sub-merchants. */
export type DemoPayeeSlot = 'direct-a' | 'direct-b' | 'partner-1' | 'partner-2';

/** A payee by name only; the mchids behind the slots are the sandbox's business. */
export type DemoPayee = { readonly slot: DemoPayeeSlot; readonly name: string; readonly kind: 'direct' | 'partner' };

/** 销售型分公司: a region of stores. It is a merchant too, under the same code, and owns the stores it runs itself. */
export type DemoBranch = { readonly code: string; readonly name: string; readonly provinces: readonly string[] };

/** 商户: a branch (code `B01`) or a franchisee (code `F0001`). */
export type DemoMerchant = {
  readonly code: string;
  readonly kind: 'branch' | 'franchisee';
  readonly name: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly payeeSlot: DemoPayeeSlot;
};

/** A point on the map, micro-degrees, gcj02. */
export type DemoPlace = { readonly name: string; readonly latE6: number; readonly lngE6: number };

export type DemoCity = DemoPlace & {
  readonly province: string;
  /** First letter of the city's name in pinyin, upper case. */
  readonly initial: string;
  /** Stores of this chain in it, at least 1. */
  readonly stores: number;
};

export type DemoStore = {
  /** `S00001` on; the first one is the demo's home store, open day and night. */
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly latE6: number;
  readonly lngE6: number;
  /** The branch whose region it lies in. */
  readonly branchCode: string;
  /** The merchant that owns it: its branch, or a franchisee. */
  readonly ownerCode: string;
  /** Its owner's payee. */
  readonly payeeSlot: DemoPayeeSlot;
  readonly status: TradingStatus;
  /** What staff switched on: taking pickup, taking delivery (never on where `settings.delivery` is null). */
  readonly takesPickup: boolean;
  readonly takesDelivery: boolean;
  readonly settings: StoreSettingsData;
};

export type DemoCategory = { readonly code: string; readonly name: string };

/** `price` is fen a portion, or fen per 500 g where the product is sold by weight. `name` is empty for an only sku. */
export type DemoSku = {
  readonly code: string;
  readonly productCode: string;
  readonly name: string;
  readonly price: number;
  /** The number that scales print and clerks type. */
  readonly plu: string;
  /** On the packing of what comes packed; null: it does not. */
  readonly barcode: string | null;
};

export type DemoProduct = {
  /** `P01` to `P60`. */
  readonly code: string;
  readonly categoryCode: string;
  readonly name: string;
  readonly line: string;
  /** Key for `demoPicture`, such as `duck-neck`. */
  readonly picture: string;
  readonly tags: readonly string[];
  readonly soldBy: 'weight' | 'portion';
  /** Grams; null for portions. */
  readonly weigh: { readonly min: number; readonly step: number; readonly max: number } | null;
  /** One or two, cheapest first. */
  readonly skus: readonly DemoSku[];
  readonly options: readonly OptionGroupData[];
  readonly shelfLife: string;
  readonly allergens: string;
  /** Both in words, as the menu shows them. */
  readonly notes: string;
};

/** A combo: portions of other skus at a price of its own. */
export type DemoCombo = {
  /** `T01` on. */
  readonly code: string;
  readonly categoryCode: string;
  readonly name: string;
  readonly line: string;
  readonly picture: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** Fen. */
  readonly price: number;
  readonly parts: readonly { readonly skuCode: string; readonly quantity: number }[];
};

/** `onHand` is grams for products sold by weight, pieces otherwise; `soldOut` is the staff's own switch. */
export type DemoStock = { readonly skuCode: string; readonly onHand: number; readonly soldOut: boolean };

export type DemoChain = {
  readonly cities: readonly DemoCity[];
  readonly payees: readonly DemoPayee[];
  readonly branches: readonly DemoBranch[];
  /** Branches and franchisees. */
  readonly merchants: readonly DemoMerchant[];
  readonly stores: readonly DemoStore[];
  readonly categories: readonly DemoCategory[];
  readonly products: readonly DemoProduct[];
  /** Every sku of every product, in the order of the products. */
  readonly skus: readonly DemoSku[];
  readonly combos: readonly DemoCombo[];
  /** The codes of the 45 products a store sells, in the order of the products. */
  readonly productsOf: (storeIndex: number) => readonly string[];
  /** The codes of all skus of those 45 products. */
  readonly menuOf: (storeIndex: number) => readonly string[];
  /** One row for each code of `menuOf`, in its order. */
  readonly stockOf: (storeIndex: number) => readonly DemoStock[];
};

export type DemoClerk = { readonly number: string; readonly name: string; readonly pin: string };
export type DemoCustomer = {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly latE6: number;
  readonly lngE6: number;
};
export type DemoPeople = { readonly clerks: readonly DemoClerk[]; readonly customers: readonly DemoCustomer[] };

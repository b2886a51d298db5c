/** Rows of `store` with its trading and its terminal's presence, as they come from SQL. */
export type StoreRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly lat_e6: number;
  readonly lng_e6: number;
  readonly branch_id: string;
  readonly owner_id: string;
  /** Empty: none is set yet. */
  readonly payee_id: string;
  /** Whether the chain runs it; what staff switch by hand is its trading status. */
  readonly standing: 'open' | 'closed';
  readonly settings: string;
};

export type TradingRow = {
  readonly store_id: string;
  readonly status: 'open' | 'busy' | 'closed';
  readonly pickup: number;
  readonly delivery: number;
  readonly changed_by: string;
  readonly changed_at: Date | null;
};

export type PayeeRow = {
  readonly id: string;
  readonly mode: 'direct' | 'partner';
  readonly appid: string;
  readonly mchid: string;
  readonly sub_mchid: string | null;
  readonly sub_appid: string | null;
};

/** A slot on which somebody has a place already; slots nobody chose have no row. */
export type SlotRow = { readonly starts_at: Date; readonly taken: number };

/** The lists that come from the chain's ERP, in the order in which one needs the other. */
export const erpLists = ['branches', 'franchisees', 'stores'] as const;
export type ErpList = (typeof erpLists)[number];

export type ErpMerchant = {
  readonly code: string;
  readonly name: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly licenceNo: string;
  readonly address: string;
  /** A branch's. */
  readonly provinces: readonly string[];
  readonly closed: boolean;
  readonly updatedAt: Date;
};

export type ErpStore = {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly cityInitial: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly latE6: number;
  readonly lngE6: number;
  /** Null: the ERP does not say. */
  readonly branchCode: string | null;
  /** Null: the branch runs it itself. */
  readonly franchiseeCode: string | null;
  readonly manager: string;
  readonly areaSqm: number | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly closed: boolean;
  readonly updatedAt: Date;
};

export type ErpRows = { readonly branches: ErpMerchant; readonly franchisees: ErpMerchant; readonly stores: ErpStore };

/** A row that cannot be read: under its code, or under `#` and the ERP's own number where it has none that could be one. */
export type ErpUnreadable = { readonly code: string; readonly why: string };

export type ErpPage<Row> = {
  readonly rows: readonly Row[];
  readonly unreadable: readonly ErpUnreadable[];
  /** Where to go on; null: this was the end. */
  readonly next: string | null;
  /** The ERP's own time when it answered: a look for changes goes on from the last one. */
  readonly asOf: Date;
};

export type ErpNotice = { readonly list: ErpList; readonly codes: readonly string[] };

export type ErpHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** `away`: the same call may succeed later. `refused`: our key or clock is wrong. `unreadable`: not of the form that was agreed. */
type ErpFault = 'away' | 'refused' | 'unreadable';

/** The ERP did not answer, or not as agreed. The message names no address or key. */
export class ErpError extends Error {
  readonly kind: ErpFault;

  constructor(kind: ErpFault, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** All Mendian asks of the chain's ERP. Every failure is an `ErpError`, after the call was tried again for some seconds. */
export type Erp = {
  /** A page from behind `after` (empty: from the beginning): by code, or of what changed since then by when it changed. */
  page<List extends ErpList>(list: List, ask: { after: string; updatedSince: Date | null }): Promise<ErpPage<ErpRows[List]>>;
  /** Up to `erpCodesMax` codes: a code that stands twice gives two rows, one that is not there none. */
  rowsOf<List extends ErpList>(list: List, codes: readonly string[]): Promise<ErpPage<ErpRows[List]>>;
  /** What a notice says; throws when it is not signed by the ERP, or was signed more than 5 minutes ago. */
  readNotice(headers: ErpHeaders, bytes: Buffer): ErpNotice;
};

export const erpCodesMax = 200;

/** The lists a chain's ERP keeps. */
export const erpLists = ['branches', 'franchisees', 'stores'] as const;
export type ErpList = (typeof erpLists)[number];

/** What is the same in every list. `id` is the ERP's own number of a row: a code that stands twice has two of them. */
type ErpRowBase = { id: number; code: string; name: string; status: 'OPEN' | 'CLOSED'; updatedAt: string };

export type ErpMerchantRow = ErpRowBase & { contactName: string; contactPhone: string; licenceNo: string; address: string };
export type ErpBranchRow = ErpMerchantRow & { provinces: string[] };
export type ErpStoreRow = ErpRowBase & {
  province: string;
  city: string;
  /** First letter of the city's name in pinyin. */
  cityInitial: string;
  district: string;
  address: string;
  phone: string;
  /** Degrees in gcj02 as decimal text: `28.690120`. */
  lat: string;
  lng: string;
  branchCode: string | null;
  /** Null: the branch runs it itself. */
  franchiseeCode: string | null;
  manager: string;
  areaSqm: number | null;
  openedOn: string;
  closedOn: string | null;
};
export type ErpRow = ErpBranchRow | ErpMerchantRow | ErpStoreRow;

type Given<Row> = Omit<Row, 'id' | 'updatedAt'>;
/** A chain as it is put into the ERP. */
export type ErpChain = {
  readonly branches: readonly Given<ErpBranchRow>[];
  readonly franchisees: readonly Given<ErpMerchantRow>[];
  readonly stores: readonly Given<ErpStoreRow>[];
};

/** What whoever calls the ERP signs with, and the ERP signs its notices with. */
export type ErpKeys = { readonly key: string; readonly secret: string };

export type ErpMisbehaviour = {
  /** Every answer waits this long. */
  slowMs: number;
  /** Every call is answered 500, or cut off, or never answered. */
  down: 'no' | 'error' | 'hang-up' | 'silent';
  /** So many calls from now on are answered 503, then it is well again. */
  failTimes: number;
  /** Lists end after their first page, as if there were no more. */
  truncated: boolean;
  /** Lists come in no order. */
  shuffled: boolean;
  /** Notices are signed with another secret. */
  forgedNotices: boolean;
};

/** How a row is spoiled: `mend` puts everything right again. */
export const erpWrongs = ['no-merchant', 'code-twice', 'unknown-branch', 'unknown-franchisee', 'bad-place', 'no-name'] as const;
export type ErpWrong = (typeof erpWrongs)[number];

/** What one does to the ERP as a person. The same by HTTP: `GET /sandbox/erp/state`, `POST /sandbox/erp/<name>` with an object. */
export type ErpControl = {
  rename(change: { list: ErpList; code: string; name: string }): void;
  move(change: { code: string; branchCode?: string; franchiseeCode?: string | null }): void;
  open(store: { code: string; name: string; like: string }): void;
  close(change: { list: ErpList; code: string }): void;
  reopen(change: { list: ErpList; code: string }): void;
  /** The row is gone from the list, as if it had never been. */
  remove(change: { list: ErpList; code: string }): void;
  spoil(change: { code: string; how: ErpWrong }): void;
  /** Puts right whatever was spoiled. */
  mend(): void;
  misbehave(change: Partial<ErpMisbehaviour>): void;
  calm(): void;
  /** Where changes are told to; null: nowhere. Each change is told at once. */
  webhook(url: string | null): void;
  /** Resolves when no notice is under way. */
  quiet(): Promise<void>;
  rows(list: ErpList): readonly ErpRow[];
  /** How many calls came, by `METHOD /path`. */
  calls(): Readonly<Record<string, number>>;
};

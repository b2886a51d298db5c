import type { SyncKind } from '@mendian/shared/master-data/sync-words.ts';
import { erpCodesMax, type Erp, type ErpList, type ErpPage, type ErpRows, type ErpUnreadable } from '../../gateways/erp.ts';
import type { Reads } from '../../platform/sql.ts';
import { findKnownCodes, knownBetween } from './known-codes.ts';
import { nextStep, type Progress } from './progress.ts';
import { SyncFault } from './sync-fault.ts';
import type { SyncStateRow } from './sync.rows.ts';

/** What one step has to apply, all of one list, and where the run stands after it. */
export type Fetched = {
  readonly list: ErpList;
  readonly rows: readonly ErpRows[ErpList][];
  readonly unreadable: readonly ErpUnreadable[];
  /** Codes we know from the ERP and that it says it does not have. */
  readonly missing: readonly string[];
  /** Codes that were asked for one by one: what was refused of them and is no longer found is over. */
  readonly asked?: readonly string[];
  readonly next: Progress;
};

type Ask = { readonly erp: Erp; readonly reads: Reads; readonly kind: SyncKind; readonly since: SyncStateRow };

/** So far a look for changes reaches back behind the last one: what the ERP commits late, and its clock. */
const overlapMs = 120_000;
/** Codes that a list may lack although the ERP has them; beyond, the list is not to be believed. */
const strayMax = 1_000;

/** Asks the ERP for what the next step needs. Writes nothing. */
export const fetchStep = (ask: Ask, progress: Progress): Promise<Fetched> => {
  const list = progress.step as ErpList;
  return ask.kind === 'full' ? fetchWhole(ask, list, progress) : fetchChanged(ask, list, progress);
};

/** What changed tells only the codes; their rows are asked for by code, so that one that stands twice is seen twice. */
const fetchChanged = async ({ erp, since, kind }: Ask, list: ErpList, progress: Progress): Promise<Fetched> => {
  const from = since[`${list}_since`];
  const page = await erp.page(list, { after: progress.after, updatedSince: from && new Date(from.getTime() - overlapMs) });
  const codes = codesOf(page).filter(isCode);
  const found = await lookUp(erp, list, codes);
  const begun = withAsOf(progress, list, page.asOf);
  return {
    ...{ list, rows: found.rows, missing: [] },
    unreadable: [...found.unreadable, ...page.unreadable.filter(({ code }) => !isCode(code))],
    next: page.next === null ? nextStep(begun, kind) : { ...begun, after: page.next },
  };
};

/**
 * A page of the whole list, in the order of the codes. Its last code is held back and asked for with the next page, where it may
 * stand again. What we know between the page's first and last code and do not find there is asked for by code.
 */
const fetchWhole = async ({ erp, reads, kind }: Ask, list: ErpList, progress: Progress): Promise<Fetched> => {
  const page = await erp.page(list, { after: progress.after, updatedSince: null });
  requireOrder(page.rows, progress.held);
  const held = page.next === null ? null : lastCode(page, progress.held);
  const asked = await lookUp(erp, list, progress.held === '' || progress.held === held ? [] : [progress.held]);
  const isHere = ({ code }: { code: string }) => code !== progress.held && code !== held;
  const here = { rows: [...asked.rows, ...page.rows.filter(isHere)], unreadable: [...asked.unreadable, ...page.unreadable.filter(isHere)] };

  const known = await knownBetween(reads, list, progress.held, held);
  const seen = new Set(codesOf(here));
  const strays = known.filter((code) => !seen.has(code));
  if (strays.length > strayMax)
    throw new SyncFault(`ERP 的清单不完整：缺了至少 ${strays.length} 条我们已有的记录，没有采用，请检查 ERP 后再做全量比对`);
  const found = await lookUp(erp, list, strays);
  const back = new Set(codesOf(found));
  const begun = withAsOf(progress, list, page.asOf);
  return {
    list,
    rows: [...here.rows, ...found.rows],
    unreadable: [...here.unreadable, ...found.unreadable],
    missing: strays.filter((code) => !back.has(code)),
    next: page.next === null ? nextStep(begun, kind) : { ...begun, after: page.next, held: held! },
  };
};

/** What was refused before, asked for again: it may have come right although the ERP did not change its row. */
export const fetchRefused = async (erp: Erp, reads: Reads, list: ErpList, codes: readonly string[]): Promise<Omit<Fetched, 'next'>> => {
  const found = await lookUp(erp, list, codes);
  const there = new Set(codesOf(found));
  const gone = codes.filter((code) => !there.has(code));
  return { ...found, list, asked: codes, missing: await findKnownCodes(reads, list, gone) };
};

type Found = Pick<ErpPage<ErpRows[ErpList]>, 'rows' | 'unreadable'>;

const lookUp = async (erp: Erp, list: ErpList, codes: readonly string[]): Promise<Found> => {
  const wanted = [...new Set(codes)];
  const found: Found[] = [];
  for (let from = 0; from < wanted.length; from += erpCodesMax) found.push(await erp.rowsOf(list, wanted.slice(from, from + erpCodesMax)));
  return { rows: found.flatMap(({ rows }) => rows), unreadable: found.flatMap(({ unreadable }) => unreadable) };
};

const codesOf = ({ rows, unreadable }: Found): string[] => [...rows, ...unreadable].map(({ code }) => code);

/** The rows come in the order of their codes, those that cannot be read among them. */
const lastCode = (page: Found, from: string): string =>
  codesOf(page)
    .filter(isCode)
    .reduce((last, code) => (code > last ? code : last), from);

/** A row without a readable code stands under its number. */
const isCode = (code: string): boolean => !code.startsWith('#');

const requireOrder = (rows: readonly { readonly code: string }[], from: string): void => {
  const disordered = rows.some(({ code }, index) => code < (rows[index - 1]?.code ?? from));
  if (disordered) throw new SyncFault('ERP 的清单没有按编码排列，没有采用，请联系 ERP 的技术人员');
};

const withAsOf = (progress: Progress, list: ErpList, asOf: Date): Progress => ({
  ...progress,
  asOf: { [list]: asOf.toISOString(), ...progress.asOf },
});

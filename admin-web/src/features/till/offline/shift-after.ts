import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import type { ActionRow } from './action-rows.ts';

type Known = { readonly shift: ShiftViewData | null; /** When the server said so. */ readonly atMs: number };

/** The open shift as it stands after what was done here and what the server did not know when it was asked. */
export const shiftAfter = ({ shift, atMs }: Known, rows: readonly ActionRow[]): ShiftViewData | null =>
  rows.filter((row) => isNews(row, atMs)).reduce<ShiftViewData | null>(after, shift);

const isNews = ({ answered }: ActionRow, askedAtMs: number): boolean =>
  answered === null || (answered.outcome.outcome === 'taken' && answered.atMs >= askedAtMs);

const after = (shift: ShiftViewData | null, { action, clerkName }: ActionRow): ShiftViewData | null => {
  if (action.kind === 'shift-opened') return shift?.id === action.id ? shift : opened(action, clerkName);
  if (shift === null || shift.id !== action.shiftId) return shift;
  if (action.kind === 'shift-closed') return null;
  return {
    ...shift,
    sales: shift.sales + 1,
    byMethod: withCash(shift.byMethod, action.payable),
    expected: shift.expected + action.payable,
  };
};

type Opening = { readonly id: string; readonly at: string; readonly openingCash: number };

const opened = ({ id, at, openingCash }: Opening, openedBy: string): ShiftViewData => ({
  ...{
    id,
    terminalName: '这台终端',
    openedBy,
    openedAt: at,
    openingCash,
    sales: 0,
    returns: 0,
    byMethod: [],
    cashMoves: [],
    expected: openingCash,
    closed: null,
  },
});

const withCash = (byMethod: ShiftViewData['byMethod'], payable: number): ShiftViewData['byMethod'] => {
  const cash = byMethod.find(({ method }) => method === 'cash') ?? { method: 'cash' as const, sales: 0, returns: 0 };
  return [...byMethod.filter(({ method }) => method !== 'cash'), { ...cash, sales: cash.sales + payable }];
};

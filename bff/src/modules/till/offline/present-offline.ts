import type { OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import type { ListedOfflineData, OfflineFileData, OfflineRowData } from '@mendian/shared/till/offline-desk.contract.ts';
import type { Reads } from '../../../platform/sql.ts';
import { readNamedById } from '../../catalog/index.ts';
import type { OfflineRow } from './offline.rows.ts';
import type { NamedRow } from './read-listed.ts';

/** It was checked against the contract when it came. */
export const contentOf = ({ content }: OfflineRow): OfflineActionData => JSON.parse(content) as OfflineActionData;

export const presentListed = (row: NamedRow): ListedOfflineData => {
  const action = contentOf(row);
  return {
    ...{ id: row.id, kind: row.kind, at: row.happened_at.toISOString(), receivedAt: row.received_at.toISOString() },
    ...{ clerk: row.clerk_name ?? '', number: action.kind === 'sold' ? action.number : null, amount: amountOf(action) },
    ...{ code: row.code ?? '', message: row.message ?? '' },
  };
};

const amountOf = (action: OfflineActionData): number => {
  switch (action.kind) {
    case 'shift-opened':
      return action.openingCash;
    case 'sold':
      return action.payable;
    case 'shift-closed':
      return action.counted;
  }
};

export const presentRow = (row: NamedRow): OfflineRowData => ({
  ...presentListed(row),
  ...{ storeId: row.store_id, storeName: row.store_name, terminalName: row.terminal_name ?? '' },
  state: row.state as OfflineRowData['state'],
  settled: row.settled_at && { by: row.settled_by ?? '', at: row.settled_at.toISOString(), note: row.note ?? '' },
  orderId: row.kind === 'sold' && row.state === 'entered' ? row.action_id : null,
});

/** With its lines as the catalogue calls them now, and its shift. */
export const presentFile = async (sql: Reads, row: NamedRow): Promise<OfflineFileData> => {
  const action = contentOf(row);
  return {
    ...presentRow(row),
    sale: action.kind === 'sold' ? await presentSale(sql, row.store_id, action) : null,
    reason: action.kind === 'shift-closed' ? action.reason : '',
    shift: action.kind === 'shift-opened' ? null : await readShift(sql, row.store_id, action.shiftId),
  };
};

type Sold = Extract<OfflineActionData, { kind: 'sold' }>;

const presentSale = async (sql: Reads, storeId: string, { lines, roundedOff, payable, tendered }: Sold) => {
  const skus = await readNamedById(sql, storeId, lines.map(({ skuId }) => skuId)); // prettier-ignore
  return {
    lines: lines.map(({ skuId, choices, pieces, grams, price, amount }) => {
      const sku = skus.get(skuId);
      return { name: sku?.name ?? '', skuName: sku?.skuName ?? '', choices, pieces, grams, price, amount };
    }),
    ...{ roundedOff, payable, tendered },
  };
};

type ShiftFound = { terminal_name: string | null; opened_by: string; opened_at: Date; closed_at: Date | null };

/** Of another store there is none. */
const readShift = async (sql: Reads, storeId: string, shiftId: string): Promise<OfflineFileData['shift']> => {
  const found = await sql.one<ShiftFound>(
    `SELECT t.name AS terminal_name, f.opened_by, f.opened_at, f.closed_at FROM till_shift f LEFT JOIN terminal t ON t.id = f.terminal_id
     WHERE f.id = ? AND f.store_id = ?`,
    [shiftId, storeId],
  );
  return (
    found && {
      ...{ terminalName: found.terminal_name ?? '', openedBy: found.opened_by, openedAt: found.opened_at.toISOString() },
      closedAt: found.closed_at?.toISOString() ?? null,
    }
  );
};

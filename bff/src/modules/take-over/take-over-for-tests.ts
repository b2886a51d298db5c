import { fileColumns } from '@mendian/shared/take-over/file-columns.ts';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import type { TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import type { TakeOverKind, TakeOverStep } from '@mendian/shared/take-over/take-over-words.ts';
import { aMerchant, aStaff, type MerchantMade } from '../../../test/build.ts';
import type { Call, Harness } from '../../../test/harness.ts';

export type Row = Readonly<Record<string, string>>;

/** A file as another system would write it, with all columns of the kind. */
export const csvOf = (kind: TakeOverKind, rows: readonly Row[]): string => {
  const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const columns: readonly { key: string; name: string }[] = fileColumns[kind];
  return [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ key }) => cell(row[key] ?? '')))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
};

/** Cut at line ends into parts of about so many bytes, sent, and put together. */
export const upload = async (
  call: Call,
  takeOverId: string,
  kind: TakeOverKind,
  content: string | Uint8Array,
  partBytes = 100_000,
): Promise<TakeOverData> => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  const parts: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const cut = bytes.indexOf(0x0a, Math.min(start + partBytes, bytes.length) - 1);
    const end = cut < 0 ? bytes.length : cut + 1;
    parts.push((await call(contract.uploadPart, {}, { bytes: bytes.subarray(start, end) })).part);
    start = end;
  }
  return call(contract.setFile, { takeOverId, kind, name: `${kind}.csv`, parts });
};

/** Does a step to its end and gives what the desk then shows. */
export const doStep = async (harness: Harness, call: Call, takeOverId: string, step: TakeOverStep): Promise<TakeOverData> => {
  await call(contract.startStep, { takeOverId, step });
  return settle(harness, call, takeOverId);
};

/** Hands over what is due until the step is over; the clock moves on while it waits for another. */
export const settle = async (harness: Harness, call: Call, takeOverId: string): Promise<TakeOverData> => {
  for (let tries = 0; ; tries += 1) {
    await harness.deliver();
    const view = await call(contract.getTakeOver, { takeOverId });
    if (!view.can.stop || tries > 100) return view;
    harness.clock.advance(5_000);
  }
};

export const figuresIn = (view: TakeOverData, kind: TakeOverKind) => {
  const { outcomes, compared } = view.files.find((file) => file.kind === kind)!;
  return { ...Object.fromEntries(Object.entries(outcomes).filter(([, count]) => count > 0)), ...(compared === null ? {} : { compared }) };
};

export const reasonsIn = async (call: Call, takeOverId: string, kind: TakeOverKind): Promise<string[]> =>
  (await call(contract.listRecords, { takeOverId, kind, limit: 500 })).items.map(
    ({ line, outcome, reason }) => `${line} ${outcome}${reason === null ? '' : ` ${reason}`}`,
  );

/** Head office, two merchants, and files that name them: each call makes things of its own. */
export const aTakeOver = async (harness: Harness) => {
  const { call, accountId } = await aStaff(harness);
  const branch = await aMerchant(harness, 'branch', '赣北分公司');
  const owner = await aMerchant(harness);
  const { id } = await call(contract.addTakeOver, { name: '第一次演练' });
  return { call, accountId, id, branch, owner, ...rowsFor(branch, owner) };
};

const rowsFor = (branch: MerchantMade, owner: MerchantMade) => {
  const own = owner.code.slice(-8);
  return {
    aStoreRow: (no: number, more: Row = {}): Row => ({
      ...{ code: `S${own}-${no}`, name: `第 ${no} 店`, province: '江西', city: '南昌', cityInitial: 'N', district: '东湖区' },
      ...{
        address: `八一大道 ${no} 号`,
        phone: '0791-86210000',
        lat: '28.682',
        lng: '115.858',
        branchCode: branch.code,
        ownerCode: owner.code,
      },
      ...{ hours: '09:00-14:00 16:00-21:30', ...more },
    }),
    anAccountRow: (no: number, more: Row = {}): Row => ({
      ...{ username: `u${own.toLowerCase()}-${no}`, realName: `员工${no}`, phone: `1380000${String(no).padStart(4, '0')}` },
      ...{ merchantCode: owner.code, ...more },
    }),
    aMemberRow: (no: number, more: Row = {}): Row => ({
      ...{ openid: `o${own}-${String(no).padStart(6, '0')}`, nickname: `会员${no}`, phone: `139${String(no).padStart(8, '0')}` },
      ...{ joinedAt: '2024-05-01 08:00:00', ...more },
    }),
  };
};

/** What a take-over and its job write about themselves, and what tells of it for good. */
const notCompared = /^(take_over.*|audit_log|event|delivery|idempotency|session|schedule|process|staff_epoch)$/;

/** Every row of every table besides: what must be the same as before. */
export const allTables = async ({ reads }: Harness): Promise<Record<string, string[]>> => {
  const tables = await reads.all<{ name: string }>(
    reads.dialect === 'mysql'
      ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'
      : `SELECT name FROM sqlite_master WHERE type = 'table'`,
  );
  const kept: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !notCompared.test(table.name)).sort((a, b) => (a.name < b.name ? -1 : 1)))
    kept[name] = (await reads.all(`SELECT * FROM ${name}`)).map((row) => JSON.stringify(row)).sort();
  return kept;
};

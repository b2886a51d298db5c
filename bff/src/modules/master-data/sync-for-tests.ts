import { demoChain } from '../../../embedded/demo/index.ts';
import { erpChainOf } from '../../../embedded/erp-chain.ts';
import type { ErpChain } from '../../../sandbox/start-sandbox.ts';
import type { Harness } from '../../../test/harness.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { askSync } from './ask-sync.ts';

/** So many stores of the demo chain, with their merchants. */
export const erpOf = (stores: number): ErpChain => erpChainOf(demoChain({ stores }));

export const ask = ({ house }: Harness, kind: 'incremental' | 'full', askedBy = '测试'): Promise<string> =>
  inTransaction(house, { kind: 'system', name: 'test' }, (ctx) => askSync(ctx, kind, askedBy));

/** Asks for a synchronisation and waits until it is over; the clock moves on while it waits for another. */
export const sync = async (harness: Harness, kind: 'incremental' | 'full', askedBy?: string): Promise<RunRow> => {
  const id = await ask(harness, kind, askedBy);
  await settle(harness);
  return (await runOf(harness, id))!;
};

/** Hands over what is due until no run waits any more, or ten minutes of the clock have gone by. */
export const settle = async (harness: Harness): Promise<void> => {
  for (let tries = 0; tries < 120; tries += 1) {
    await harness.deliver();
    const left = await harness.reads.one(`SELECT 1 AS one FROM sync_run WHERE state IN ('waiting', 'running') LIMIT 1`);
    if (left === null) return;
    harness.clock.advance(5_000);
  }
};

export type RunRow = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  readonly refused: number;
  readonly resolved: number;
  readonly error: string | null;
};

export const runOf = ({ reads }: Harness, id: string): Promise<RunRow | null> =>
  reads.one<RunRow>('SELECT id, kind, state, seen, added, changed, refused, resolved, error FROM sync_run WHERE id = ?', [id]);

/** All that a synchronisation writes, without ids and moments: what must be the same however it came about. */
export const tablesOf = async ({ reads }: Harness) => ({
  merchants: await reads.all(
    'SELECT code, kind, name, contact_name, contact_phone, licence_no, provinces, standing, erp_updated_at FROM merchant ORDER BY code',
  ),
  stores: await reads.all(
    `SELECT s.code, s.name, s.city, s.address, s.phone, s.lat_e6, s.lng_e6, s.standing, s.manager, s.opened_on, s.closed_on, s.payee_id,
      s.erp_updated_at, s.erp_owner_code, s.erp_branch_code, o.code AS owner, b.code AS branch, t.status, c.seq, m.version
    FROM store s JOIN merchant o ON o.id = s.owner_id JOIN merchant b ON b.id = s.branch_id JOIN store_trading t ON t.store_id = s.id
      JOIN feed_counter c ON c.store_id = s.id JOIN menu_version m ON m.store_id = s.id ORDER BY s.code`,
  ),
  owners: await reads.all(
    `SELECT s.code, w.from_day, o.code AS owner, b.code AS branch FROM store_owner w JOIN store s ON s.id = w.store_id
      JOIN merchant o ON o.id = w.owner_id JOIN merchant b ON b.id = w.branch_id ORDER BY s.code, w.from_day`,
  ),
  refusals: await reads.all(`SELECT list, code, reason, text FROM sync_refusal WHERE state = 'open' ORDER BY list, code, reason`),
});

export const openRefusals = async (harness: Harness): Promise<string[]> =>
  (
    await harness.reads.all<{ code: string; reason: string }>(
      `SELECT code, reason FROM sync_refusal WHERE state = 'open' ORDER BY code, reason`,
    )
  ).map(({ code, reason }) => `${code} ${reason}`);

import type { Pool, RowDataPacket } from 'mysql2/promise';
import { idAt } from '../src/platform/id-time.ts';
import type { World } from './world.ts';

/** Orders that are written in one statement, and lie within one hour. */
const atOnce = 50_000;
const hourMs = 3_600_000;

/** The columns that a list reads as they are in life: most orders completed, some under way, a few refunded. */
const written = `INSERT INTO orders (id, store_id, member_id, owner_id, branch_id, payee_id, business_day, channel, mode, state, goods, discounts,
    delivery_fee, payable, refunded, remark, contact_phone, placed_at, expires_at, paid_at)
  SELECT CONCAT(?, LPAD(n.seq, 16, '0')), b.id, CONCAT('member-', n.seq % 400000), b.owner_id, b.branch_id, b.payee_id, ?, 'mini',
    IF(n.seq % 3 = 0, 'delivery', 'pickup'), IF(n.seq % 25 = 0, 'cancelled', 'completed'), 3800, '[]', 0, 3800, IF(n.seq % 40 = 0, 3800, 0), '',
    CONCAT('139', LPAD((n.seq * 7919) % 100000000, 8, '0')), ?, ?, ?
  FROM seq_1_to_${atOnce} n JOIN bench_store b ON b.n = (n.seq * 7919) % ?`;

/** Years of orders over all stores of the chain, written by the database itself; the newest first an hour ago. */
export const writeHistory = async ({ plain }: World, count: number): Promise<void> => {
  await plain.query(
    'CREATE TABLE bench_store (n INT PRIMARY KEY, id VARCHAR(36), owner_id VARCHAR(36), branch_id VARCHAR(36), payee_id VARCHAR(36))',
  );
  await plain.query('INSERT INTO bench_store SELECT ROW_NUMBER() OVER (ORDER BY id) - 1, id, owner_id, branch_id, payee_id FROM store');
  const [[stores]] = await plain.query<({ number: number } & RowDataPacket)[]>('SELECT COUNT(*) AS number FROM bench_store');
  const now = Date.now();
  for (let chunk = Math.ceil(count / atOnce); chunk > 0; chunk -= 1) {
    const at = new Date(now - chunk * hourMs);
    await plain.query(written, [idAt(at), at.toISOString().slice(0, 10), at, at, at, stores!.number]);
  }
  await plain.query('ANALYZE TABLE orders');
};

/** The branch whose region has the most orders, and a franchisee and some stores of another. */
export const someNodes = async (plain: Pool): Promise<{ branchId: string; ownerId: string; storeIds: string[] }> => {
  const rows = async (text: string, values: string[] = []) =>
    (await plain.query<({ id: string } & RowDataPacket)[]>(text, values))[0].map(({ id }) => id);
  const [branchId] = await rows('SELECT branch_id AS id FROM store GROUP BY branch_id ORDER BY COUNT(*) DESC LIMIT 1');
  const [ownerId] = await rows('SELECT owner_id AS id FROM store WHERE branch_id <> ? GROUP BY owner_id ORDER BY COUNT(*) DESC LIMIT 1', [
    branchId!,
  ]);
  return {
    branchId: branchId!,
    ownerId: ownerId!,
    storeIds: await rows('SELECT id FROM store WHERE branch_id <> ? ORDER BY id LIMIT 20', [branchId!]),
  };
};

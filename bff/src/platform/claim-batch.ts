import { newUlid } from './chance.ts';
import { question, type Question } from './sql.ts';
import type { House } from './transaction.ts';

export type Delivery = {
  readonly id: string;
  readonly subscriber: string;
  readonly attempts: number;
  readonly payload: string;
  readonly progress: string | null;
  readonly event: string;
};
export type Batch = { readonly lease: string; readonly claimed: readonly Delivery[] };

/** A worker that dies leaves its deliveries to others after this time; one that lives renews its leases. */
export const leaseMs = 60_000;
const claimMax = 50;

/** Claims what is due, the oldest first: in two trips, or one when nothing is. */
export const claimBatch = async (house: House): Promise<Batch> => {
  const lease = newUlid(house.now());
  return { lease, claimed: await claim(house, lease) };
};

const claim = async ({ database, now }: House, lease: string): Promise<readonly Delivery[]> => {
  const at = now();
  const due = await database.reads.all<{ id: string }>(
    `SELECT id FROM delivery WHERE state = 'waiting' AND due_at <= ? AND (lease_until IS NULL OR lease_until < ?) ORDER BY due_at LIMIT ${claimMax}`,
    [at, at],
  );
  if (due.length === 0) return [];
  let claimed: readonly Delivery[] = [];
  await database.transaction(async (sql) => {
    sql.later.run(
      `UPDATE delivery SET lease = ?, lease_until = ? WHERE id IN (?) AND state = 'waiting' AND (lease_until IS NULL OR lease_until < ?)`,
      [lease, new Date(at.getTime() + leaseMs), due.map(({ id }) => id), at],
    );
    sql.later.ask(askClaimed(lease), (rows) => void (claimed = rows));
  });
  return claimed;
};

const askClaimed = (lease: string): Question<readonly Delivery[]> =>
  question<Delivery, readonly Delivery[]>(
    'SELECT d.id, d.subscriber, d.attempts, d.progress, e.payload, e.name AS event FROM delivery d JOIN event e ON e.id = d.event_id WHERE d.lease = ? ORDER BY d.due_at, d.id',
    [lease],
    (rows) => rows,
  );

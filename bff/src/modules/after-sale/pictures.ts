import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { getAfterSalePicture } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Actor, Customer } from '../../platform/actor.ts';
import { newToken } from '../../platform/chance.ts';
import type { Objects } from '../../platform/objects.ts';
import { schedule } from '../../platform/schedules.ts';
import type { StepContext } from '../../platform/serve.ts';
import type { Reads } from '../../platform/sql.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { openPicture, turnsOf } from '../catalog/index.ts';
import { afterSalePolicy } from './after-sale.policy.ts';
import type { CaseRow } from './after-sale.rows.ts';

/** Each takes a second of a processor at most; more than these at a time would keep orders waiting. */
const uploadsPerMinute = { name: 'after-sale-picture', points: 12, seconds: 60 };
const atOnceMax = 2;
/** What shows a spoiled dish well enough, in some 200 KB. */
const sideMax = 1_280;

const objectOf = (object: string): string => `after-sale/${object}.jpg`;

/** Keeps a customer's picture, written anew, under a name nobody can guess. */
export const uploadPicture = (objects: Objects) => {
  const inTurn = turnsOf(atOnceMax);
  return async ({ actor, limits, transact }: StepContext<Customer>, _input: object, bytes: Buffer): Promise<{ pictureId: string }> => {
    await limits.take(uploadsPerMinute, actor.memberId);
    const written = await inTurn(async () =>
      (await openPicture(bytes)).write((whole) =>
        whole
          .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
          .flatten({ background: '#ffffff' })
          .jpeg({ quality: 78, mozjpeg: true }),
      ),
    );
    const object = newToken();
    await objects.put(objectOf(object), written, 'image/jpeg');
    return transact(async ({ sql, newId, now }) => {
      const row = { id: newId(), member_id: actor.memberId, object, case_id: null, position: 0, created_at: now };
      await sql.insert('after_sale_picture', [row]);
      return { pictureId: row.id };
    });
  };
};

type Found = { readonly object: string; readonly uploader: string; readonly case_id: string | null } & {
  readonly [Column in 'member_id' | 'store_id' | 'owner_id' | 'branch_id']: CaseRow[Column] | null;
};

/** Shows a picture to whoever may see its case, and to who uploaded it. To everybody else it is not there. */
export const showPicture =
  (objects: Objects) =>
  async (
    { sql, actor }: { readonly sql: Reads; readonly actor: Actor },
    { pictureId }: { pictureId: string },
  ): Promise<ReplyOf<typeof getAfterSalePicture.hq>> => {
    const found = await sql.one<Found>(
      `SELECT p.object, p.member_id AS uploader, p.case_id, a.member_id, a.store_id, a.owner_id, a.branch_id
       FROM after_sale_picture p LEFT JOIN after_sale a ON a.id = p.case_id WHERE p.id = ?`,
      [pictureId],
    );
    if (found === null || !maySee(actor, found)) throw refuse('thing/not-found');
    const bytes = await objects.get(objectOf(found.object));
    if (bytes === null) throw refuse('thing/not-found');
    return { type: 'image/jpeg', data: bytes.toString('base64') };
  };

const maySee = (actor: Actor, found: Found): boolean =>
  found.case_id === null
    ? actor.kind === 'customer' && actor.memberId === found.uploader
    : afterSalePolicy.see(actor, found as Parameters<typeof afterSalePolicy.see>[1]);

/** Each night what was uploaded and never became part of a case goes: first for everybody here, then the file, then its row. */
export const sweepSchedule = schedule('after-sale-pictures', '0 40 4 * * *');
const keptMs = 86_400_000;
const batch = 200;
/** Stands for a case where there will be none. */
const swept = 'swept';

export const sweepPictures = (objects: Objects): Subscriber =>
  onSteps(sweepSchedule.event, 'after-sale.sweep-pictures', async ({ now, reads, transact }) => {
    const before = new Date(now.getTime() - keptMs);
    await transact(({ sql }) =>
      sql.run('UPDATE after_sale_picture SET case_id = ? WHERE case_id IS NULL AND created_at < ?', [swept, before]),
    );
    for (let gone = batch; gone >= batch;) {
      const unused = await reads.all<{ id: string; object: string }>(
        `SELECT id, object FROM after_sale_picture WHERE case_id = ? ORDER BY position, id LIMIT ${batch}`,
        [swept],
      );
      for (const { object } of unused) await objects.remove(objectOf(object));
      await transact(({ sql }) => sql.run('DELETE FROM after_sale_picture WHERE id IN (?)', [unused.map(({ id }) => id)]));
      gone = unused.length;
    }
  });

import { createHash } from 'node:crypto';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { refuseTakeOver } from '@mendian/shared/take-over/take-over.errors.ts';
import { takeOverKindWords } from '@mendian/shared/take-over/take-over-words.ts';
import { audit } from '../../platform/audit.ts';
import type { Objects } from '../../platform/objects.ts';
import type { ActorOf, StepContext } from '../../platform/serve.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import { figuresOf } from './figures.ts';
import { lockIdle, type Office } from './handle-take-over.ts';
import { objectOf } from './read-batch.ts';
import { leaveOf, viewTakeOver } from './read-take-overs.ts';

/** Keeps a part of a file where every process finds it, under a name made from its bytes: sent twice, it lies there once. */
export const uploadPart =
  (objects: Objects) =>
  async (steps: StepContext<ActorOf<'headOffice'>>, _input: object, bytes: Buffer): Promise<{ part: string }> => {
    requireWholeChain(steps);
    if (bytes.length === 0) throw refuseTakeOver('take-over/empty-part');
    const part = `${createHash('sha256').update(bytes).digest('hex')}-${bytes.length}`;
    // Its mark comes first, so that no night deletes a part whose mark it does not see.
    await steps.transact(({ sql, now }) => sql.upsert('take_over_part', [{ part, put_at: now }], ['part'], ['put_at']));
    await objects.put(objectOf(part), bytes, 'text/csv');
    return { part };
  };

export const setFile = async (ctx: Office, { takeOverId, kind, name, parts }: InputOf<typeof contract.setFile>) => {
  const takeOver = await unsetFile(ctx, takeOverId, kind);
  const bytes = parts.reduce((sum, part) => sum + Number(part.split('-')[1]), 0);
  await ctx.sql.insert('take_over_file', [{ take_over_id: takeOverId, kind, name, parts: JSON.stringify(parts), bytes, set_at: ctx.now }]);
  audit(ctx, {
    action: 'take-over.file-set',
    subject: takeOverId,
    detail: { name: takeOver.name, kind: takeOverKindWords[kind], file: name },
  });
  return viewTakeOver(ctx.sql, takeOverId);
};

export const removeFile = async (ctx: Office, { takeOverId, kind }: InputOf<typeof contract.removeFile>) => {
  await unsetFile(ctx, takeOverId, kind);
  return viewTakeOver(ctx.sql, takeOverId);
};

/** Files change until something was made of them; what was checked before counts no longer. */
const unsetFile = async (ctx: Office, takeOverId: string, kind: InputOf<typeof contract.setFile>['kind']) => {
  const row = await lockIdle(ctx, takeOverId);
  if (!leaveOf(row, [], figuresOf(row.figures)).upload) throw refuseTakeOver('take-over/already-run');
  await ctx.sql.run('DELETE FROM take_over_file WHERE take_over_id = ? AND kind = ?', [takeOverId, kind]);
  await ctx.sql.run('UPDATE take_over SET step = NULL, state = NULL, progress = NULL, error = NULL, checked_at = NULL WHERE id = ?', [
    takeOverId,
  ]);
  return row;
};

import type * as contract from '@mendian/shared/application/application.contract.ts';
import { refuseApplication } from '@mendian/shared/application/application.errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { actorName } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import { hashOf, newToken } from '../../platform/chance.ts';
import type { Context } from '../../platform/context.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import { readApplication } from './read-applications.ts';

type HeadOffice = ActorOf<'headOffice'>;

/** A key of 256 bits. The `k.` tells it from the tokens of people and devices; only its hash is kept. */
const newKey = (): { key: string; hash: string; tail: string } => {
  const key = `k.${newToken()}`;
  return { key, hash: hashOf(key), tail: key.slice(-4) };
};

/** The key is in this answer and nowhere else. */
export const addApplication = async (
  ctx: Context<HeadOffice>,
  { name, note, callsPerDay }: InputOf<typeof contract.addApplication>,
): Promise<ReplyOf<typeof contract.addApplication>> => {
  requireWholeChain(ctx);
  if ((await ctx.sql.one('SELECT 1 AS one FROM application WHERE name = ?', [name])) !== null)
    throw refuseApplication('application/name-taken');
  const id = ctx.newId();
  const { key, hash, tail } = newKey();
  await ctx.sql.insert('application', [
    { id, name, note, key_hash: hash, key_tail: tail, calls_per_day: callsPerDay, created_at: ctx.now, created_by: actorName(ctx.actor) },
  ]);
  audit(ctx, { action: 'application.added', subject: id, detail: { name, callsPerDay } });
  return { application: await readApplication(ctx.sql, id, ctx.now), key };
};

export const editApplication = async (
  ctx: Context<HeadOffice>,
  { applicationId, note, callsPerDay, enabled }: InputOf<typeof contract.editApplication>,
): Promise<ReplyOf<typeof contract.editApplication>> => {
  requireWholeChain(ctx);
  const before = await readApplication(ctx.sql, applicationId, ctx.now);
  await ctx.sql.run('UPDATE application SET note = ?, calls_per_day = ?, enabled = ? WHERE id = ?', [
    note,
    callsPerDay,
    enabled,
    applicationId,
  ]);
  const { name } = before;
  if (before.enabled !== enabled)
    audit(ctx, { action: enabled ? 'application.enabled' : 'application.disabled', subject: applicationId, detail: { name } });
  if (before.note !== note || before.callsPerDay !== callsPerDay)
    audit(ctx, { action: 'application.changed', subject: applicationId, detail: { name, callsPerDay, before: before.callsPerDay } });
  return readApplication(ctx.sql, applicationId, ctx.now);
};

/** Gives it another key; the one before is good for some hours more, so that the program can be changed over without a gap. */
export const rotateKey = async (
  ctx: Context<HeadOffice>,
  { applicationId, oldKeyHours }: InputOf<typeof contract.rotateKey>,
): Promise<ReplyOf<typeof contract.rotateKey>> => {
  requireWholeChain(ctx);
  const row = await ctx.sql.one<{ name: string; key_hash: string }>(`SELECT name, key_hash FROM application WHERE id = ?${ctx.sql.lock}`, [
    applicationId,
  ]);
  if (row === null) throw refuse('thing/not-found');
  const { key, hash, tail } = newKey();
  const until = oldKeyHours === 0 ? null : new Date(ctx.now.getTime() + oldKeyHours * 3_600_000);
  await ctx.sql.run('UPDATE application SET key_hash = ?, key_tail = ?, old_key_hash = ?, old_key_until = ? WHERE id = ?', [
    ...[hash, tail],
    ...[until && row.key_hash, until],
    applicationId,
  ]);
  audit(ctx, { action: 'application.key-changed', subject: applicationId, detail: { name: row.name, oldKeyHours } });
  return { application: await readApplication(ctx.sql, applicationId, ctx.now), key };
};

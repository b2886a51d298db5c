import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/terminal/release.contract.ts';
import type { ReleaseData } from '@mendian/shared/terminal/release.contract.ts';
import { refuseTerminal } from '@mendian/shared/terminal/terminal.errors.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import { withinScope } from '../../../platform/scope-sql.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import { countReach, nobody } from './count-reach.ts';
import { readReleases, type KnownRelease } from './read-releases.ts';

type HeadOffice = ActorOf<'headOffice'>;
type Changing = Context<HeadOffice>;

/** The releases with how many bound terminals run each, and how many should. */
export const listReleases = async ({ sql }: ReadContext<HeadOffice>): Promise<ReplyOf<typeof contract.listReleases>> => {
  const { all, byVersion } = await countReach(sql, await readReleases(sql));
  const items = (await presentAll(sql)).map((release) => ({ ...release, wantedBy: byVersion.get(release.version) ?? nobody }));
  return { items, all };
};

const presentAll = async (sql: Reads): Promise<ReleaseData[]> => {
  const releases = await readReleases(sql);
  const rows = await sql.all<{ app_version: string; terminals: number }>(
    'SELECT app_version, COUNT(*) AS terminals FROM terminal WHERE app_version IN (?) AND ended_at IS NULL GROUP BY app_version',
    [releases.map(({ version }) => version)],
  );
  const running = new Map(rows.map(({ app_version: version, terminals }) => [version, terminals]));
  return releases.map(({ row, version, percent, halted, storeIds }) => ({
    ...{ releaseId: row.id, version, notes: row.notes, percent, storeIds: [...storeIds], halted },
    ...{ createdBy: row.created_by, createdAt: row.created_at.toISOString(), running: running.get(version) ?? 0 },
  }));
};

/** Releases a version; the same number once. */
export const addRelease = async (ctx: Changing, input: InputOf<typeof contract.addRelease>): Promise<ReleaseData> => {
  const { version, notes, percent } = input;
  if ((await ctx.sql.one('SELECT id FROM app_release WHERE version = ?', [version])) !== null)
    throw refuseTerminal('release/version-taken');
  const id = ctx.newId();
  await ctx.sql.insert('app_release', [{ id, version, notes, percent, created_by: ctx.actor.name, created_at: ctx.now }]);
  await nameStores(ctx, id, input.storeIds);
  audit(ctx, { action: 'release.added', subject: id, detail: { version, percent, stores: input.storeIds.length } });
  return presentOne(ctx.sql, id);
};

/** Widens a release; terminals that have it keep it. */
export const widenRelease = async (ctx: Changing, input: InputOf<typeof contract.widenRelease>): Promise<ReleaseData> => {
  const { releaseId, percent, storeIds } = input;
  const { version, percent: before } = await lockRelease(ctx, releaseId);
  if (percent < before) throw refuseTerminal('release/only-grows');
  await ctx.sql.run('UPDATE app_release SET percent = ? WHERE id = ?', [percent, releaseId]);
  await nameStores(ctx, releaseId, storeIds);
  audit(ctx, { action: 'release.widened', subject: releaseId, detail: { version, from: before, to: percent, stores: storeIds.length } });
  return presentOne(ctx.sql, releaseId);
};

/** Halts a release, or lets it go on where it was. */
export const haltRelease = async (ctx: Changing, { releaseId, halted }: InputOf<typeof contract.haltRelease>): Promise<ReleaseData> => {
  const known = await lockRelease(ctx, releaseId);
  if (known.halted !== halted) {
    await ctx.sql.run('UPDATE app_release SET halted = ? WHERE id = ?', [halted, releaseId]);
    audit(ctx, { action: halted ? 'release.halted' : 'release.resumed', subject: releaseId, detail: { version: known.version } });
  }
  return presentOne(ctx.sql, releaseId);
};

const lockRelease = async ({ sql }: Changing, releaseId: string): Promise<KnownRelease> => {
  await sql.one(`SELECT id FROM app_release WHERE id = ?${sql.lock}`, [releaseId]);
  const known = (await readReleases(sql)).find(({ row }) => row.id === releaseId);
  if (known === undefined) throw refuse('thing/not-found');
  return known;
};

/** Only stores that the caller looks after can be named. */
const nameStores = async ({ sql, actor }: Changing, releaseId: string, storeIds: readonly string[]): Promise<void> => {
  const named = [...new Set(storeIds)];
  if (named.length === 0) return;
  const { text, values } = withinScope(actor.scope);
  const known = await sql.all<{ id: string }>(`SELECT s.id FROM store s WHERE s.id IN (?) AND ${text}`, [named, ...values]);
  if (known.length !== named.length) throw refuse('thing/not-found');
  await sql.insert(
    'app_release_store',
    named.map((storeId) => ({ release_id: releaseId, store_id: storeId })),
    { ignore: true },
  );
};

const presentOne = async (sql: Reads, releaseId: string): Promise<ReleaseData> =>
  (await presentAll(sql)).find((release) => release.releaseId === releaseId)!;

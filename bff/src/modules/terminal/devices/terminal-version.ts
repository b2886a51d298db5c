import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/terminal/device.contract.ts';
import { versionFor } from '@mendian/shared/terminal/release-rule.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import { featureOn } from '../../feature/index.ts';
import { readReleases } from './read-releases.ts';

type Terminal = ActorOf<'terminal'>;

/** A terminal tells what it is and what it runs. */
export const reportTerminal = async (
  { sql, actor, now }: Context<Terminal>,
  { model, appVersion }: InputOf<typeof contract.reportTerminal>,
): Promise<ReplyOf<typeof contract.reportTerminal>> => {
  await sql.run('UPDATE terminal SET model = ?, app_version = ?, reported_at = ? WHERE id = ?', [model, appVersion, now, actor.terminalId]);
  return {};
};

/** Which version this terminal should run, and whether it may change over by itself. */
export const getWantedVersion = async ({ sql, actor }: ReadContext<Terminal>): Promise<ReplyOf<typeof contract.getWantedVersion>> => {
  const releases = await readReleases(sql);
  const version = versionFor(releases, actor);
  const notes = releases.find((release) => release.version === version)?.row.notes ?? '';
  return { version, notes, byItself: await featureOn(sql, 'terminal.changes-by-itself', actor.storeId) };
};

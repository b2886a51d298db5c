import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { presentStore } from './present-terminal.ts';
import type { ClerkRow, TerminalRow } from './terminal.rows.ts';

/** This terminal, its store, and who works at it: the clerk whose token asks. */
export const getTerminal = async ({ actor, sql, now }: ReadContext<ActorOf<'terminal'>>): Promise<ReplyOf<typeof contract.getTerminal>> => {
  const terminal = await sql.one<Pick<TerminalRow, 'id' | 'name'>>('SELECT id, name FROM terminal WHERE id = ?', [actor.terminalId]);
  if (terminal === null) throw refuse('auth/required');
  const clerk =
    actor.kind === 'clerk'
      ? await sql.one<Pick<ClerkRow, 'id' | 'number' | 'name'>>('SELECT id, number, name FROM clerk WHERE id = ?', [actor.clerkId])
      : null;
  return { terminal, store: await presentStore(sql, actor.storeId, now), clerk };
};

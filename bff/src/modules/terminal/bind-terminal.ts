import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import { refuseTerminal } from '@mendian/shared/terminal/terminal.errors.ts';
import { actorKey } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import { hashOf } from '../../platform/chance.ts';
import type { Context } from '../../platform/context.ts';
import type { StepContext } from '../../platform/serve.ts';
import { presentStore } from './present-terminal.ts';
import { terminalCodeHash } from './terminal-code.ts';
import type { TerminalCodeRow, TerminalRow } from './terminal.rows.ts';

type Input = InputOf<typeof contract.bindTerminal>;
type Reply = ReplyOf<typeof contract.bindTerminal>;
type Bound = Pick<TerminalRow, 'id' | 'name' | 'store_id'>;

/** Enough for a depot that sets up many terminals behind one address, and hopeless against 39 bits. */
const perAddress = { name: 'bind-terminal', points: 60, seconds: 600 };

/** Binds a terminal to the store of a single-use code. Of two terminals with one code, one wins. */
export const bindTerminal = async ({ actor, limits, transact }: StepContext, input: Input): Promise<Reply> => {
  await limits.take(perAddress, actor.kind === 'visitor' ? actor.address : actorKey(actor));
  return transact(async (ctx) => {
    const { id, name, store_id: storeId } = await useCode(ctx, input);
    return { terminal: { id, name }, store: await presentStore(ctx.sql, storeId, ctx.now) };
  });
};

const useCode = async (ctx: Context, { code, secret, name, relay }: Input): Promise<Bound> => {
  const codeHash = terminalCodeHash(code);
  const found = await ctx.sql.one<TerminalCodeRow>(
    `SELECT store_id, expires_at, used_at, terminal_id FROM terminal_code WHERE code_hash = ?${ctx.sql.lock}`,
    [codeHash],
  );
  if (found === null) throw refuseTerminal('terminal/code-invalid');

  const secretHash = hashOf(secret);
  const own = await ctx.sql.one<Bound & { ended_at: Date | null }>(
    'SELECT id, name, store_id, ended_at FROM terminal WHERE secret_hash = ?',
    [secretHash],
  );
  if (found.used_at !== null) {
    // The answer was lost on its way: the same terminal asks again.
    if (own !== null && own.id === found.terminal_id && own.ended_at === null) return own;
    throw refuseTerminal('terminal/code-invalid');
  }
  if (found.expires_at <= ctx.now) throw refuseTerminal('terminal/code-invalid');
  if (own !== null) throw refuseTerminal('terminal/secret-used');

  const terminal = { id: ctx.newId(), store_id: found.store_id, name };
  await ctx.sql.insert('terminal', [{ ...terminal, relay: relay ? 1 : 0, secret_hash: secretHash, bound_at: ctx.now }]);
  await ctx.sql.run('UPDATE terminal_code SET used_at = ?, terminal_id = ? WHERE code_hash = ?', [ctx.now, terminal.id, codeHash]);
  audit(ctx, { action: 'terminal.bound', subject: terminal.id, storeId: found.store_id, detail: { name } });
  return terminal;
};

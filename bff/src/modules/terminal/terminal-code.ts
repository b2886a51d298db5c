import { audit } from '../../platform/audit.ts';
import { hashOf } from '../../platform/chance.ts';
import type { Context } from '../../platform/context.ts';

/** Without 0, O, 1, I, L and U: a code is read out over the telephone. Eight of 30 signs are 39 bits. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const lengthSigns = 8;
/** How long a code can be used. */
export const codeValidMs = 10 * 60_000;

/** Makes a code that binds one terminal to the store within ten minutes, such as `7KQ4-2MZX`. Only its hash is kept. */
export const makeTerminalCode = async (ctx: Context, storeId: string): Promise<string> => {
  const code = Array.from({ length: lengthSigns }, () => signs.charAt(ctx.random(signs.length))).join('');
  const expiresAt = new Date(ctx.now.getTime() + codeValidMs);
  await ctx.sql.insert('terminal_code', [{ code_hash: terminalCodeHash(code), store_id: storeId, expires_at: expiresAt }]);
  audit(ctx, { action: 'terminal.code-made', subject: storeId, storeId });
  return `${code.slice(0, 4)}-${code.slice(4)}`;
};

/** However it was typed: small letters and dashes do not matter. */
export const terminalCodeHash = (code: string): string => hashOf(`terminal-code:${code.replaceAll('-', '').toUpperCase()}`);

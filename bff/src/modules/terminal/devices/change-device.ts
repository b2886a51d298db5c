import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/terminal/device.contract.ts';
import type { DeviceData } from '@mendian/shared/terminal/device.contract.ts';
import type { Staff } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { endClerkSessions } from '../../../platform/sessions.ts';
import { requireRunningStore } from '../../store/index.ts';
import { codeValidMs, makeTerminalCode } from '../terminal-code.ts';
import { requireDevice } from './list-devices.ts';

type MakeCode = typeof contract.makeBindCode.hq;
type Disable = typeof contract.setDeviceDisabled.hq;

/** A bind code for a store that the caller looks after. It is told once: only its hash is kept. */
export const makeBindCode = async (ctx: Context<Staff>, { storeId }: InputOf<MakeCode>): Promise<ReplyOf<MakeCode>> => {
  const { id, code, name } = await requireRunningStore(ctx.sql, ctx.actor, storeId);
  const bindCode = await makeTerminalCode(ctx, storeId);
  return { code: bindCode, expiresAt: new Date(ctx.now.getTime() + codeValidMs).toISOString(), store: { id, code, name } };
};

/** Lets a device go for good: its next request is refused, and so is the clerk's who works at it. */
export const unbindDevice = async (ctx: Context<Staff>, { terminalId }: { terminalId: string }): Promise<DeviceData> => {
  const device = await requireDevice(ctx.sql, ctx.actor, terminalId, ctx.now);
  if (device.state === 'unbound') return device;
  await ctx.sql.run('UPDATE terminal SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [ctx.now, terminalId]);
  await endClerkSessions(ctx, terminalId);
  audit(ctx, { action: 'terminal.unbound', subject: terminalId, storeId: device.store.id, detail: { name: device.name } });
  return requireDevice(ctx.sql, ctx.actor, terminalId, ctx.now);
};

/** Puts a device out of use, or back into it. One that was unbound stays so. */
export const setDeviceDisabled = async (ctx: Context<Staff>, { terminalId, disabled }: InputOf<Disable>): Promise<DeviceData> => {
  const device = await requireDevice(ctx.sql, ctx.actor, terminalId, ctx.now);
  if (device.state === 'unbound' || (device.state === 'disabled') === disabled) return device;
  await ctx.sql.run('UPDATE terminal SET disabled_at = ? WHERE id = ?', [disabled ? ctx.now : null, terminalId]);
  const action = disabled ? 'terminal.disabled' : 'terminal.enabled';
  audit(ctx, { action, subject: terminalId, storeId: device.store.id, detail: { name: device.name } });
  return requireDevice(ctx.sql, ctx.actor, terminalId, ctx.now);
};

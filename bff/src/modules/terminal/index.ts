import * as clerks from '@mendian/shared/terminal/clerk.contract.ts';
import * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import { deviceRoutes } from './devices/device.routes.ts';
import type { Module, Parts } from '../../module.ts';
import { endSession } from '../../platform/sessions.ts';
import { addStoreClerk } from './add-clerk.ts';
import { bindTerminal } from './bind-terminal.ts';
import { endClerk, renameClerk, resetClerkPin } from './change-clerk.ts';
import { getTerminal } from './get-terminal.ts';
import { openPresence, type Presence } from './presence.ts';
import { listClerkStores, listClerks } from './read-clerk.ts';
import { signInClerk } from './sign-in-clerk.ts';

export { addClerk } from './add-clerk.ts';
export { hashPin } from './pin.ts';
export type { Presence } from './presence.ts';
export { makeTerminalCode } from './terminal-code.ts';

/**
 * Terminals and the clerks who work at them. `presence` is told of every request and feed ping that comes from a terminal.
 */
export const terminalModule = ({ house, log }: Parts): Module & { readonly presence: Presence } => {
  const presence = openPresence(house, log);
  return {
    presence,
    routes: (serve) => {
      serve.steps(contract.bindTerminal, async (steps, input) => {
        const bound = await bindTerminal(steps, input);
        presence.seen({ terminalId: bound.terminal.id, storeId: bound.store.id });
        return bound;
      });
      serve.read(contract.getTerminal, getTerminal);
      deviceRoutes(serve);
      serve.steps(contract.signInClerk, signInClerk);
      serve.write(contract.signOutClerk, async (ctx) => {
        await endSession(ctx, ctx.actor.sessionId);
        return {};
      });
      serve.desk.read(clerks.listClerkStores, listClerkStores);
      serve.desk.read(clerks.listClerks, listClerks);
      serve.desk.steps(clerks.addStoreClerk, addStoreClerk);
      serve.desk.write(clerks.renameClerk, renameClerk);
      serve.desk.steps(clerks.resetClerkPin, resetClerkPin);
      serve.desk.write(clerks.endClerk, endClerk);
    },
    stop: presence.stop,
  };
};

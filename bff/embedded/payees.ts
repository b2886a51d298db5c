import type { SandboxCredentials } from '../sandbox/sandbox-shape.ts';
import { sandboxPayees } from '../sandbox/start-sandbox.ts';
import type { Payee } from '../src/gateways/wechat-pay.ts';
import type { DemoPayee, DemoPayeeSlot } from './demo/index.ts';

export type SeedPayee = Payee & { readonly slot: DemoPayeeSlot; readonly name: string };

/** Puts the sandbox's merchant numbers behind the demo chain's payees: direct ones first to first, partners' likewise. */
export const seedPayees = (payees: readonly DemoPayee[], credentials: SandboxCredentials): SeedPayee[] => {
  const left = sandboxPayees(credentials);
  return payees.map(({ slot, name, kind }) => {
    const index = left.findIndex(({ mode }) => mode === kind);
    const [payee] = left.splice(index, 1);
    if (index < 0 || payee === undefined) throw new RangeError(`the sandbox has no merchant number for ${slot}`);
    return { ...payee, slot, name };
  });
};

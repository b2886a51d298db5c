import type { SandboxCredentials, SandboxSeller } from '../sandbox/sandbox-shape.ts';
import { sandboxPayees, type NamedPayee } from '../sandbox/start-sandbox.ts';
import type { DemoPayee, DemoPayeeSlot } from './demo/index.ts';

export type SeedPayee = NamedPayee & { readonly slot: DemoPayeeSlot };

/** The Alipay of a merchant who authorised the sandbox's application, under his number there. */
export const alipayAccountRow = ({ pid, name, authToken }: SandboxSeller, now: Date) => ({
  ...{ id: pid, name, pid, auth_token: authToken, changed_by: '', changed_at: now },
});

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

import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { bindTerminal, getTerminal } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../platform/call.ts';
import { session } from '../../platform/session.ts';

/** Waits before a binding whose answer got lost is asked for again, with the same secret. */
const againAfterMs = [500, 1_500, 3_000];

/** Binds this machine to a store. The secret stays the same until it succeeded, so a lost answer costs no code. */
export const bindDevice = async (code: string, name: string): Promise<void> => {
  const secret = session.secretToBind();
  for (let tries = 0; ; tries += 1) {
    try {
      await call(bindTerminal, { code, name, secret });
      return session.bound();
    } catch (error) {
      const waitMs = againAfterMs[tries];
      if (error instanceof DomainError && error.code === 'terminal/secret-used') return confirmBound(secret);
      if (!(error instanceof DomainError) || error.status !== 0 || waitMs === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
};

/** The secret is bound already: by an answer that never reached us. If not to a store that is still there, begin anew. */
const confirmBound = async (secret: string): Promise<void> => {
  try {
    await call(getTerminal, {}, { token: secret });
    session.bound();
  } catch (error) {
    session.unbind();
    throw error;
  }
};

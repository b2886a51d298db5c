import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { Staff } from './actor.ts';

/** What is the chain's as a whole, such as its master data, is not for whoever looks after a part of it. */
export const requireWholeChain = ({ actor }: { readonly actor: Staff }): void => {
  if (!wholeChain(actor.scope)) throw refuseAccount('account/whole-chain');
};

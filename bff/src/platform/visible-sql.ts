import type { Staff } from './actor.ts';
import { allOf } from './like-sql.ts';
import { withinScope, type BelongingColumns, type Condition } from './scope-sql.ts';

/**
 * The condition that leaves what somebody at a desk may see of rows that keep whose they were when they were made, whatever became
 * of their store. It filters rows that an index of something else has found.
 */
export const visibleTo = (actor: Staff, columns: BelongingColumns): Condition =>
  allOf([withinScope(actor.scope, columns), ofMerchant(actor, columns)]);

/** Written the other way round, so that no database takes it for a way to find rows. */
export const ofMerchant = (actor: Staff, { owner, branch }: BelongingColumns): Condition =>
  actor.kind === 'headOffice' ? { text: '1 = 1', values: [] } : { text: `? IN (${owner}, ${branch})`, values: [actor.merchantId] };

import { allOf, codeOrName, contains, eitherOf } from '../../../platform/like-sql.ts';
import type { Condition } from '../../../platform/scope-sql.ts';

export type StoreFilter = {
  readonly text?: string | undefined;
  readonly province?: string | undefined;
  readonly city?: string | undefined;
  readonly branchId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly status?: string | undefined;
  readonly standing?: string | undefined;
};

/** What a filter leaves of the stores `s` with their trading `t`, within what the caller may see. */
export const storesWhere = (within: Condition, filter: StoreFilter): Condition =>
  allOf([within, ...(filter.text === undefined || filter.text === '' ? [] : [textCondition(filter.text)]), ...equalTo(filter)]);

const textCondition = (text: string): Condition => eitherOf(codeOrName('s', text), contains('s.address', text));

const equalTo = (filter: StoreFilter): Condition[] =>
  Object.entries({
    's.province': filter.province,
    's.city': filter.city,
    's.branch_id': filter.branchId,
    's.owner_id': filter.ownerId,
    's.standing': filter.standing,
    't.status': filter.status,
  }).flatMap(([column, value]) => (value === undefined || value === '' ? [] : [{ text: `${column} = ?`, values: [value] }]));

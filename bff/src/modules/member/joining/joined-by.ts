import { joinCodeIn } from '@mendian/shared/member/join-channel.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { JoinCodeRow, MemberRow } from '../member.rows.ts';

export type Joined = Pick<MemberRow, 'joined_by' | 'joined_store_id' | 'joined_clerk_id' | 'joined_code_id'>;

const bySelf: Joined = { joined_by: 'self', joined_store_id: null, joined_clerk_id: null, joined_code_id: null };

/** How somebody who registers now came. A code that is none, or brings nobody any more, is no reason not to let him in. */
export const joinedBy = async (sql: Reads, brought: string | undefined): Promise<Joined> => {
  const code = brought === undefined ? null : joinCodeIn(brought);
  if (code === null) return bySelf;
  const found = await sql.one<JoinCodeRow & { clerk_gone: number }>(
    `SELECT j.*, CASE WHEN c.ended_at IS NULL THEN 0 ELSE 1 END AS clerk_gone FROM join_code j LEFT JOIN clerk c ON c.id = j.clerk_id
     WHERE j.code = ? AND j.ended_at IS NULL`,
    [code],
  );
  if (found === null) return bySelf;
  // Whoever left brings nobody; his code hangs in the store still.
  if (found.clerk_gone === 1) return { ...bySelf, joined_by: 'store', joined_store_id: found.store_id };
  return {
    ...{ joined_by: found.channel, joined_store_id: found.store_id, joined_clerk_id: found.clerk_id },
    joined_code_id: found.channel === 'campaign' ? found.id : null,
  };
};

import { on, type Subscriber } from '../../../platform/subscriber.ts';
import { memberPhoneSet } from '../member.events.ts';

/** Cards of an earlier system that wait for a phone number become those of the member who has it; one that was bound meanwhile waits no more. */
export const claimCards: Subscriber = on(memberPhoneSet, 'member.claim-cards', async ({ sql }, { memberId }) => {
  const waiting = await sql.all<{ id: string }>(
    'SELECT c.id FROM member m JOIN member_card c ON c.phone = m.phone WHERE m.id = ? ORDER BY c.id',
    [memberId],
  );
  if (waiting.length === 0) return;
  await sql.run('UPDATE member_card SET member_id = ?, phone = NULL WHERE id IN (?) AND phone IS NOT NULL', [
    memberId,
    waiting.map(({ id }) => id),
  ]);
});

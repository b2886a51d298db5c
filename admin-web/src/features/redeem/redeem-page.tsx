import { useState } from 'react';
import { DayList } from './day-list.tsx';
import { RedeemDesk } from './redeem-desk.tsx';

/** Coupons and passes at the counter: on the left the one in hand, on the right what was redeemed today. */
export const RedeemPage = () => {
  const [reversedId, setReversedId] = useState<string | null>(null);
  return (
    <main className="redeem">
      <RedeemDesk reversedId={reversedId} />
      <DayList onReversed={setReversedId} />
    </main>
  );
};

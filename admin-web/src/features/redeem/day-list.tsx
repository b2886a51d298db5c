import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listRedemptions, type RedemptionData, type RedemptionTotalData } from '@mendian/shared/coupon/redeem.contract.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { clockOf } from '../../ui/time-text.ts';
import { ReverseDialog } from './reverse-dialog.tsx';

/** Today's redemptions of the store and their sum. */
export const DayList = ({ onReversed }: { onReversed: (redemptionId: string) => void }) => {
  const day = dayOf(new Date(useNow(30_000)));
  const [reversing, setReversing] = useState<RedemptionData | null>(null);
  const found = useInfiniteQuery({
    queryKey: ['redemptions', day],
    queryFn: ({ pageParam }) => call(listRedemptions, { day, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total;
  return (
    <section className="redeem-day" aria-label="今天的核销">
      {total === undefined ? null : <Total total={total} />}
      <div className="redeem-rows">
        {found.isPending ? <div className="skeleton" aria-label="正在取今天的核销" /> : null}
        {found.isError ? (
          <Empty title={sentenceOf(found.error)}>
            <Button onClick={() => void found.refetch()}>再试一次</Button>
          </Empty>
        ) : null}
        {found.isSuccess && items.length === 0 ? <Empty title="今天还没有核销">核销过的会列在这里，当天可以撤销</Empty> : null}
        {items.length === 0 ? null : (
          <ul className="rows">
            {items.map((item) => (
              <Row key={item.id} item={item} onReverse={() => setReversing(item)} />
            ))}
          </ul>
        )}
        {found.hasNextPage ? (
          <Button className="more" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            更早的核销
          </Button>
        ) : null}
      </div>
      {reversing === null ? null : <ReverseDialog redemption={reversing} onReversed={onReversed} onClose={() => setReversing(null)} />}
    </section>
  );
};

const Total = ({ total }: { total: RedemptionTotalData }) => (
  <header className="redeem-total">
    <p>
      今天核销 <b>{total.redeemed}</b> 次，券减 <b>{moneyText(total.takenOff - total.passEarned)}</b>
      {total.passUses === 0 ? null : (
        <>
          ，月卡 {total.passUses} 次得 <b>{moneyText(total.passEarned)}</b>
        </>
      )}
    </p>
    <p className="redeem-quiet">
      总部承担 {moneyText(total.headOffice)} · 分公司 {moneyText(total.branch)} · 本店商户 {moneyText(total.owner)}
      {total.reversed === 0 ? '' : ` · 撤销 ${total.reversed} 次`}
    </p>
  </header>
);

const Row = ({ item, onReverse }: { item: RedemptionData; onReverse: () => void }) => (
  <li className={`redeem-row ${item.reversed === null ? '' : 'redeem-row-reversed'}`}>
    <span className="row-time">{clockOf(item.at)}</span>
    <span className="redeem-row-what">
      {item.name}
      {item.product === '' ? '' : ` · ${item.product}`}
      <small>
        {item.reversed === null
          ? `${item.member} · ${item.clerk}`
          : `${clockOf(item.reversed.at)} ${item.reversed.by}撤销：${item.reversed.reason}`}
      </small>
    </span>
    <span className="row-amount">{moneyText(item.takenOff)}</span>
    {item.reversed === null ? (
      <Button look="quiet" aria-label={`撤销 ${clockOf(item.at)} 的${item.name}`} onClick={onReverse}>
        撤销
      </Button>
    ) : (
      <span className="state state-cancelled">已撤销</span>
    )}
  </li>
);

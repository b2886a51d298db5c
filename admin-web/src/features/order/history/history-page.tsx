import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { listTerminalOrders } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { useNow } from '../../../platform/use-now.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { dayText, plainDay } from '../../../ui/time-text.ts';
import { useBoard } from '../desk.ts';
import { HistoryTable } from './history-table.tsx';

/** The orders of a day, the latest first; found by pickup number or the end of a phone number. */
export const HistoryPage = () => {
  const nowMs = useNow(30_000);
  const today = dayOf(new Date(nowMs));
  const [chosen, setDay] = useState<string | null>(null);
  const [text, setText] = useState('');
  const day = chosen ?? today;
  const found = useDayOrders(day, useDeferredValue(text.trim()));
  const orders = found.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <main className="page">
      <header className="page-head">
        <DayPicker day={day} today={today} onDay={setDay} />
        <label className="search">
          <Icon name="search" />
          <input value={text} placeholder="取餐号或手机尾号" maxLength={20} onChange={(event) => setText(event.target.value)} />
        </label>
      </header>
      <div className="page-body">
        {found.isPending ? <div className="skeleton" aria-label="正在取订单" /> : null}
        {found.isError ? (
          <Empty title={sentenceOf(found.error)}>
            <Button onClick={() => void found.refetch()}>再试一次</Button>
          </Empty>
        ) : null}
        {found.isSuccess && orders.length === 0 ? (
          <Empty title={text.trim() === '' ? `${dayText(day, today)}没有订单` : `${dayText(day, today)}没有和“${text.trim()}”相符的订单`}>
            {text.trim() === '' ? '换一天看看' : '看看数字有没有错，或换一天'}
          </Empty>
        ) : null}
        {orders.length > 0 ? <HistoryTable orders={orders} /> : null}
        {found.hasNextPage ? (
          <Button className="more" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            更早的订单
          </Button>
        ) : null}
      </div>
    </main>
  );
};

/** Asked again when the board has changed, so that what was just done shows. */
const useDayOrders = (day: string, text: string) => {
  const { seq, answers } = useBoard();
  const client = useQueryClient();
  useEffect(() => void client.invalidateQueries({ queryKey: ['orders'] }), [client, seq, answers]);
  return useInfiniteQuery({
    queryKey: ['orders', day, text],
    queryFn: ({ pageParam }) =>
      call(listTerminalOrders, { day, ...(text === '' ? {} : { text }), ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
};

const DayPicker = ({ day, today, onDay }: { day: string; today: string; onDay: (day: string) => void }) => (
  <div className="day-picker">
    <Button aria-label="前一天" onClick={() => onDay(addDays(day, -1))}>
      <Icon name="left" />
    </Button>
    <label className="day-shown">
      <span>
        {dayText(day, today)}
        <small>{plainDay(day)}</small>
      </span>
      <input
        type="date"
        aria-label="选日期"
        value={day}
        max={today}
        onChange={(event) => event.target.value !== '' && onDay(event.target.value)}
      />
    </label>
    <Button aria-label="后一天" disabled={day >= today} onClick={() => onDay(addDays(day, 1))}>
      <Icon name="right" />
    </Button>
    {day === today ? null : <Button onClick={() => onDay(today)}>回到今天</Button>}
  </div>
);

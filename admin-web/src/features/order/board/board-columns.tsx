import type { ReactNode } from 'react';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { useNow } from '../../../platform/use-now.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { OrderCard } from '../card/order-card.tsx';
import { urgencyOf } from '../card/urgency.ts';
import { useBoard } from '../desk.ts';
import { columnsOf } from './columns.ts';

const lookEveryMs = 5_000;

/** The three columns of the day. Cards are drawn again when their minute changes, not each time somebody looks. */
export const BoardColumns = () => {
  const { orders, doneToday, loaded } = useBoard();
  const lookedAtMs = useNow(lookEveryMs);
  const nowMs = lookedAtMs - (lookedAtMs % (minuteMs / 4));
  if (!loaded) return <BoardLoading />;

  const { fresh, preparing, leaving } = columnsOf(orders);
  const lateCount = preparing.filter((order) => urgencyOf(order, nowMs).late).length;
  return (
    <div className="columns">
      <Column name="新订单" kind="new" orders={fresh} nowMs={nowMs} nothing="没有新订单，来了会响铃" />
      <Column
        name="制作中"
        kind="preparing"
        orders={preparing}
        nowMs={nowMs}
        nothing="没有在做的订单"
        aside={lateCount === 0 ? null : <span className="late">{lateCount} 单迟了</span>}
      />
      <Column name="待取·配送" kind="ready" orders={leaving} nowMs={nowMs} nothing="没有待取的订单" aside={`今天完成 ${doneToday}`} />
    </div>
  );
};

type ColumnProps = {
  name: string;
  kind: 'new' | 'preparing' | 'ready';
  orders: readonly TerminalOrderData[];
  nowMs: number;
  nothing: string;
  aside?: ReactNode;
};

const Column = ({ name, kind, orders, nowMs, nothing, aside = null }: ColumnProps) => (
  <section className={`column column-${kind} ${orders.length > 0 ? 'column-filled' : ''}`} aria-label={`${name} ${orders.length} 单`}>
    <header className="column-head">
      <h2>{name}</h2>
      <b className="column-count">{orders.length}</b>
      <span className="column-aside">{aside}</span>
    </header>
    {orders.length === 0 ? (
      <p className="column-nothing">{nothing}</p>
    ) : (
      <ul className="column-cards">
        {orders.map((order) => (
          <OrderCard key={order.id} order={order} nowMs={nowMs} />
        ))}
      </ul>
    )}
  </section>
);

const BoardLoading = () => (
  <div className="columns" aria-busy="true" aria-label="正在取订单">
    {['新订单', '制作中', '待取·配送'].map((name) => (
      <section key={name} className="column">
        <header className="column-head">
          <h2>{name}</h2>
        </header>
        <div className="skeleton" />
      </section>
    ))}
  </div>
);

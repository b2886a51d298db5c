import { useState } from 'react';
import { payMethodWords } from '@mendian/shared/payment/pay-method.ts';
import { cashWayWords } from '@mendian/shared/till/cash-way.ts';
import type { DeskShiftData } from '@mendian/shared/till/shift-desk.contract.ts';
import { useMay } from '../../platform/desk.ts';
import { listOfRows } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Section } from '../../ui/desk/page.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { ForceCloseDialog } from './force-close-dialog.tsx';
import { ShiftStanding } from './shift-standing.tsx';

type DrawerProps = { shift: DeskShiftData; onClose: () => void };

/** A shift in full: its figures by method, what moved in its drawer, and how it was closed. */
export const ShiftDrawer = ({ shift, onClose }: DrawerProps) => {
  const [forcing, setForcing] = useState(false);
  const mayClose = useMay('shift.force-close') && shift.closed === null;
  return (
    <Drawer
      title={`${shift.storeName} · ${shift.terminalName}`}
      onClose={onClose}
      {...(mayClose ? { footer: <Button onClick={() => setForcing(true)}>强制交班</Button> } : {})}
    >
      <div className="form">
        <DescriptionList columns={2} items={factsOf(shift)} />
        <Section title="收款">
          <DataTable
            label="各种收款"
            list={listOfRows(shift.byMethod)}
            columns={methodColumns}
            rowKey={({ method }) => method}
            empty={{ title: '没有收款' }}
          />
        </Section>
        <Section title="现金存取">
          <DataTable
            label="现金存取"
            list={listOfRows(shift.cashMoves)}
            columns={moveColumns}
            rowKey={({ id }) => id}
            empty={{ title: '这一班没有存取现金' }}
          />
        </Section>
      </div>
      {forcing ? <ForceCloseDialog shift={shift} onClose={() => setForcing(false)} onClosed={onClose} /> : null}
    </Drawer>
  );
};

const factsOf = ({ openedBy, openedAt, openingCash, sales, returns, expected, closed }: DeskShiftData) =>
  [
    ['开班', `${openedBy} ${momentOf(openedAt)}`],
    ['交班', closed === null ? '还没有交班' : `${closed.by} ${momentOf(closed.at)}`],
    ['收银', `${sales} 笔`],
    ['退货', `${returns} 笔`],
    ['备用金', moneyText(openingCash)],
    ['钱箱应有', moneyText(expected)],
    ['点到', closed === null || closed.counted === null ? '' : moneyText(closed.counted)],
    ['差额', <ShiftStanding key="standing" closed={closed} />],
    ['原因', closed?.reason ?? ''],
    ['交班后补到', closed === null || closed.late.sales === 0 ? '' : `断网时的 ${closed.late.sales} 笔 ${moneyText(closed.late.amount)}`],
  ] as const;

const methodColumns: readonly Column<DeskShiftData['byMethod'][number]>[] = [
  { key: 'method', head: '方式', cell: ({ method }) => payMethodWords[method] },
  { key: 'sales', head: '收', align: 'right', cell: ({ sales }) => moneyText(sales) },
  { key: 'returns', head: '退', align: 'right', cell: ({ returns }) => (returns === 0 ? '—' : moneyText(returns)) },
];

const moveColumns: readonly Column<DeskShiftData['cashMoves'][number]>[] = [
  { key: 'at', head: '时间', cell: ({ at }) => momentOf(at) },
  { key: 'reason', head: '用途', width: 200, wrap: true, cell: ({ reason }) => reason },
  { key: 'clerk', head: '店员', width: 90, cell: ({ clerk }) => clerk },
  { key: 'amount', head: '金额', align: 'right', cell: ({ way, amount }) => `${cashWayWords[way]} ${moneyText(amount)}` },
];

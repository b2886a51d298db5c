import { useState } from 'react';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { cancelHandOver } from '@mendian/shared/store/hand-over.contract.ts';
import type { StoreDetailData } from '@mendian/shared/store/store-desk.contract.ts';
import { clock } from '../../platform/clock.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { listOfRows } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Tag } from '../../ui/desk/tag.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { say } from '../../ui/notices.ts';
import { ownerText } from './store-words.ts';
import { storeParts } from './use-stores.ts';

type Entry = StoreDetailData['owners'][number];

/** Whose a store was, is and will be; head office can cancel a hand-over that has not begun. */
export const StoreOwners = ({ store: { storeId, name, owners, owner, branch } }: { store: StoreDetailData }) => {
  const { desk } = useDesk();
  const mayCancel = useMay('store.hand-over') && desk === 'hq';
  const [cancelling, setCancelling] = useState<Entry | null>(null);
  const today = dayOf(new Date(clock.now()));
  const columns: readonly Column<Entry>[] = [
    { key: 'from', head: '从这天起', cell: ({ fromDay }) => fromDay },
    { key: 'owner', head: '商户', width: 320, cell: (entry) => `${entry.owner.code} ${entry.owner.name}` },
    { key: 'branch', head: '分公司', width: 320, cell: (entry) => `${entry.branch.code} ${entry.branch.name}` },
    { key: 'state', head: '状态', cell: ({ fromDay }) => (fromDay > today ? <Tag tone="warm">计划中</Tag> : '已生效') },
    {
      key: 'steps',
      head: '操作',
      cell: (entry) => (mayCancel && entry.fromDay > today ? <Button onClick={() => setCancelling(entry)}>取消交接</Button> : null),
    },
  ];
  return (
    <>
      <p className="page-sentence">现在属于 {ownerText({ owner, branch })}</p>
      <DataTable
        label="归属"
        list={listOfRows(owners)}
        columns={columns}
        rowKey={({ fromDay }) => fromDay}
        empty={{ title: '没有交接过', text: '门店一直属于现在的商户。' }}
      />
      {cancelling === null ? null : <CancelDialog {...{ storeId, name, entry: cancelling }} onClose={() => setCancelling(null)} />}
    </>
  );
};

type CancelProps = { storeId: string; name: string; entry: Entry; onClose: () => void };

const CancelDialog = ({ storeId, name, entry: { fromDay, owner }, onClose }: CancelProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={`取消 ${name} 的交接？`}
      confirmWord="取消交接"
      onClose={onClose}
      onConfirm={async () => {
        await call(cancelHandOver, { storeId, fromDay });
        say('交接已取消', 'good');
        refresh(...storeParts);
      }}
    >
      {fromDay} 起交给 {owner.name} 的计划作废，门店到那天不换商户。
    </ConfirmDialog>
  );
};

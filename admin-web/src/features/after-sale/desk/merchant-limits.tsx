import { useState } from 'react';
import { dropMerchantLimits, listMerchantLimits, type MerchantLimitsData } from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import { useDesk } from '../../../platform/desk.ts';
import { useCursorList } from '../../../platform/desk-query.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../../ui/desk/data-table.tsx';
import { momentOf } from '../../../ui/desk/moment.ts';
import { Section } from '../../../ui/desk/page.tsx';
import { useRefresh } from '../../../ui/desk/use-action.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { MerchantLimitsDialog } from './merchant-limits-dialog.tsx';

/** Merchants with limits of their own; the others have the chain's. */
export const MerchantLimits = () => {
  const list = useCursorList(listMerchantLimits, {});
  const [edited, setEdited] = useState<MerchantLimitsData | 'new' | null>(null);
  const [gone, setGone] = useState<MerchantLimitsData | null>(null);
  const columns: readonly Column<MerchantLimitsData>[] = [
    ...known,
    { key: 'steps', head: '操作', cell: (row) => <Button onClick={() => setGone(row)}>取消单独设置</Button> },
  ];
  return (
    <Section title="单独设置的商户" actions={<Button onClick={() => setEdited('new')}>给商户单独设置</Button>}>
      <DataTable
        label="单独设置的商户"
        list={list}
        columns={columns}
        rowKey={({ merchantId }) => merchantId}
        onOpen={setEdited}
        empty={{ title: '没有单独设置的商户', text: '全部商户都按上面的额度和期限' }}
      />
      {edited === null ? null : <MerchantLimitsDialog limits={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {gone === null ? null : <DropDialog limits={gone} onClose={() => setGone(null)} />}
    </Section>
  );
};

const known: readonly Column<MerchantLimitsData>[] = [
  { key: 'name', head: '商户', width: 260, cell: ({ name }) => name },
  { key: 'code', head: '编码', cell: ({ code }) => code },
  { key: 'storeMax', head: '店员最多退', align: 'right', cell: ({ storeMax }) => moneyText(storeMax) },
  { key: 'storeHours', head: '期限（小时）', align: 'right', cell: ({ storeHours }) => storeHours },
  { key: 'merchantMax', head: '商户最多退', align: 'right', cell: ({ merchantMax }) => moneyText(merchantMax) },
  { key: 'merchantHours', head: '期限（小时）', align: 'right', cell: ({ merchantHours }) => merchantHours },
  { key: 'changed', head: '设置', cell: ({ changedBy, changedAt }) => `${changedBy} · ${momentOf(changedAt)}` },
];

const DropDialog = ({ limits: { merchantId, name }, onClose }: { limits: MerchantLimitsData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={`取消${name}的单独设置？`}
      confirmWord="取消单独设置"
      danger={false}
      onClose={onClose}
      onConfirm={async () => {
        await call(dropMerchantLimits, { merchantId });
        refresh('after-sale-limits');
      }}
    >
      取消后马上按全部门店的额度和期限处理，已答复的申请不变。
    </ConfirmDialog>
  );
};

import { useState } from 'react';
import { listPayees } from '@mendian/shared/store/store-steps.contract.ts';
import { useDeskQuery, type RowOf } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { Tag } from '../../ui/desk/tag.tsx';
import { AlipayDialog } from './alipay-dialog.tsx';

export type Payee = RowOf<typeof listPayees>;

/** Everybody who receives stores' money: at WeChat Pay under which number, and at Alipay in whose account. */
export const PayeesPage = () => {
  const answer = useDeskQuery(listPayees, {});
  const [edited, setEdited] = useState<Payee | null>(null);
  return (
    <Page>
      <PageHead title="收款方" sentence="门店的钱收到谁的账户；门店用哪个收款方，在门店详情里更换" />
      <DataTable
        label="收款方"
        list={listOf(answer, answer.data?.items)}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={setEdited}
        empty={{ title: '没有收款方', text: '收款方由技术人员按运维手册登记，登记之后门店才能收款' }}
      />
      {edited === null ? null : <AlipayDialog payee={edited} onClose={() => setEdited(null)} />}
    </Page>
  );
};

const columns: readonly Column<Payee>[] = [
  { key: 'name', head: '收款方', width: 320, cell: ({ name }) => name },
  { key: 'mode', head: '微信支付', cell: ({ mode }) => (mode === 'direct' ? '直连商户' : '服务商的特约商户') },
  { key: 'mchid', head: '微信商户号', cell: ({ mchid, subMchid }) => subMchid ?? mchid },
  { key: 'alipay', head: '支付宝', cell: ({ alipay }) => (alipay === null ? <Tag tone="plain">不收</Tag> : alipay.name) },
  { key: 'pid', head: '支付宝商户号', cell: ({ alipay }) => alipay?.pid ?? '—' },
];

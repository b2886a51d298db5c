import { useState } from 'react';
import { getAfterSalePicture } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { levelWords, reasonText, standingText } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { AfterSaleFileData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { orderStateWords } from '@mendian/shared/order/order-status.ts';
import { useDesk, useMay } from '../../../platform/desk.ts';
import { listOfRows } from '../../../platform/list.ts';
import { useParam } from '../../../platform/route.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable, type Column } from '../../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../../ui/desk/description-list.tsx';
import { DeskLink } from '../../../ui/desk/link.tsx';
import { momentOf } from '../../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Section, Skeleton } from '../../../ui/desk/page.tsx';
import { StatusDot } from '../../../ui/desk/tag.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { Course } from '../course.tsx';
import { lineText } from '../grant.ts';
import { Pictures } from '../pictures.tsx';
import { stateTones } from './case-tones.ts';
import { AcceptDialog, DeclineDialog, PassDialog } from './decide-dialogs.tsx';
import { useAfterSale } from './use-after-sales.ts';
import './after-sale.css';

const back = { to: '/after-sales', title: '售后' };

/** All there is to know of a case, and what can be decided now. */
export const AfterSalePage = () => {
  const caseId = useParam('caseId');
  const asked = useAfterSale(caseId);
  if (asked.data !== undefined && asked.data.id === caseId) return <Case file={asked.data} />;
  return (
    <Page>
      <PageHead title="售后详情" back={back} />
      {asked.isError ? <Problem sentence={sentenceOf(asked.error)} retry={() => void asked.refetch()} /> : <Skeleton rows={12} />}
    </Page>
  );
};

const Case = ({ file }: { file: AfterSaleFileData }) => {
  const { call } = useDesk();
  return (
    <Page>
      <PageHead
        title={`${file.order.pickupNumber ?? '订单'} · ${file.order.storeName} · 申请退 ${moneyText(file.asked)}`}
        sentence={<StatusDot tone={stateTones[file.state]}>{standingText(file)}</StatusDot>}
        back={back}
        actions={file.can.decide ? <Decisions file={file} /> : undefined}
      />
      {limitOf(file) === null ? null : <p className="case-limit">{limitOf(file)}</p>}
      <Section title="申请退的商品">
        <DataTable
          label="申请退的商品"
          list={listOfRows(partsOf(file))}
          columns={columns}
          rowKey={({ key }) => key}
          empty={{ title: '没有商品' }}
        />
      </Section>
      <Section title="原因">
        <p>{reasonText(file.reason, file.words)}</p>
        {file.pictures.length === 0 ? null : (
          <Pictures ids={file.pictures} load={(pictureId) => call(getAfterSalePicture, { pictureId })} />
        )}
      </Section>
      <Section title="经过">
        <Course steps={file.steps} momentText={momentOf} />
      </Section>
      <Facts file={file} />
    </Page>
  );
};

/** Why not all of it can be granted by whoever looks; null: it can, or he decides nothing. */
const limitOf = ({ can, left, state, level }: AfterSaleFileData): string | null => {
  if (state !== 'asked') return null;
  if (!can.decide) return `等${levelWords[level]}处理`;
  if (can.grantMax >= left) return null;
  return can.grantMax === 0 ? '已超出您的期限或额度，请转给上级处理' : `您最多可退 ${moneyText(can.grantMax)}，更多请转给上级处理`;
};

const Decisions = ({ file }: { file: AfterSaleFileData }) => {
  const [doing, setDoing] = useState<'accept' | 'decline' | 'pass' | null>(null);
  const close = () => setDoing(null);
  return (
    <>
      <Button onClick={() => setDoing('decline')}>拒绝</Button>
      {file.can.pass ? <Button onClick={() => setDoing('pass')}>转上级</Button> : null}
      {file.can.grantMax === 0 ? null : (
        <Button look="main" onClick={() => setDoing('accept')}>
          {file.can.grantMax < file.left ? '部分同意' : '同意退款'}
        </Button>
      )}
      {doing === 'accept' ? <AcceptDialog file={file} onClose={close} /> : null}
      {doing === 'decline' ? <DeclineDialog file={file} onClose={close} /> : null}
      {doing === 'pass' ? <PassDialog file={file} onClose={close} /> : null}
    </>
  );
};

type Part = { readonly key: string; readonly name: string; readonly asked: number; readonly granted: number | null; readonly left: number };

const partsOf = ({ lines, deliveryFee }: AfterSaleFileData): Part[] => [
  ...lines.map((line) => ({ key: String(line.no), name: lineText(line), asked: line.asked, granted: line.granted, left: line.left })),
  ...(deliveryFee.asked === 0 ? [] : [{ key: 'fee', name: '配送费', ...deliveryFee }]),
];

const columns: readonly Column<Part>[] = [
  { key: 'name', head: '商品', width: 360, cell: ({ name }) => name },
  { key: 'asked', head: '申请', align: 'right', cell: ({ asked }) => moneyText(asked) },
  { key: 'left', head: '还可退', align: 'right', cell: ({ left }) => moneyText(left) },
  { key: 'granted', head: '同意', align: 'right', cell: ({ granted }) => (granted === null ? '—' : moneyText(granted)) },
];

const Facts = ({ file: { order, orderId, askedLately, answer, dueAt } }: { file: AfterSaleFileData }) => {
  const may = useMay('order.see');
  return (
    <Section title="订单">
      <DescriptionList
        columns={2}
        items={[
          ['订单号', may ? <DeskLink to={`/orders/${orderId}`}>{orderId}</DeskLink> : orderId],
          ['门店', order.storeName],
          ['状态', `${orderStateWords[order.state]}${order.endedAt === null ? '' : ` · ${momentOf(order.endedAt)}`}`],
          ['下单时间', momentOf(order.placedAt)],
          ['实付', moneyText(order.payable)],
          ['已退', moneyText(order.refunded)],
          ['顾客', `${order.customer} ${order.phone}`.trim()],
          ['近 90 天', `申请 ${askedLately.cases} 次，退 ${moneyText(askedLately.granted)}`],
          answer !== '' && ['答复', answer],
          dueAt !== null && ['最晚处理', momentOf(dueAt)],
        ]}
      />
    </Section>
  );
};

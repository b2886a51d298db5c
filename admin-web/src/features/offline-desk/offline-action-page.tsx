import { useState } from 'react';
import { enterOffline, getOffline, type OfflineFileData } from '@mendian/shared/till/offline-desk.contract.ts';
import { choicesText } from '@mendian/shared/catalog/choices.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOfRows } from '../../platform/list.ts';
import { useParam } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { moneyText } from '../../ui/money-text.ts';
import { DismissDialog } from './dismiss-dialog.tsx';
import { amountWords, kindWords, stateTones, stateWords } from './offline-words.ts';

const back = { to: '/offline-actions', title: '断网收银' };

/** One thing that a till did without a network, why the books could not take it, and what becomes of it. */
export const OfflineActionPage = () => {
  const actionId = useParam('actionId');
  const asked = useDeskQuery(getOffline, { actionId });
  if (asked.data !== undefined && asked.data.id === actionId) return <File file={asked.data} />;
  return (
    <Page>
      <PageHead title="断网收银" back={back} />
      {asked.isError ? <Problem sentence={sentenceOf(asked.error)} retry={() => void asked.refetch()} /> : <Skeleton rows={10} />}
    </Page>
  );
};

const File = ({ file }: { file: OfflineFileData }) => {
  const may = useMay('offline.settle');
  return (
    <Page>
      <PageHead
        title={`${file.number ?? kindWords[file.kind]} · ${file.storeName} · ${moneyText(file.amount)}`}
        sentence={<StatusDot tone={stateTones[file.state]}>{stateWords[file.state]}</StatusDot>}
        back={back}
        actions={may && file.state === 'listed' ? <Steps file={file} /> : undefined}
      />
      <Section title={file.state === 'listed' ? '为什么入不了账' : '当时为什么入不了账'}>
        <p>{file.message}</p>
      </Section>
      {file.settled === null ? null : <Settled file={file} settled={file.settled} />}
      <Facts file={file} />
      {file.sale === null ? null : (
        <Section title="商品">
          <DataTable
            label="商品"
            list={listOfRows(file.sale.lines.map((line, place) => ({ ...line, key: String(place) })))}
            columns={columns}
            rowKey={({ key }) => key}
            empty={{ title: '没有商品' }}
          />
        </Section>
      )}
    </Page>
  );
};

const Steps = ({ file: { id } }: { file: OfflineFileData }) => {
  const { call } = useDesk();
  const [dismissing, setDismissing] = useState(false);
  const enter = useAction(() => call(enterOffline, { actionId: id }), {
    said: '已再入账',
    refreshes: ['offline-actions', 'attention', 'orders'],
  });
  return (
    <>
      <Button onClick={() => setDismissing(true)}>不入账</Button>
      <Button look="main" busy={enter.busy} onClick={() => enter.run(undefined)}>
        再入账
      </Button>
      {dismissing ? <DismissDialog actionId={id} onClose={() => setDismissing(false)} /> : null}
    </>
  );
};

type SettledProps = { file: OfflineFileData; settled: NonNullable<OfflineFileData['settled']> };

const Settled = ({ file: { state, orderId }, settled: { by, at, note } }: SettledProps) => {
  const mayOpen = useMay('order.see');
  return (
    <Section title="怎样处理的">
      <DescriptionList
        columns={2}
        items={[
          [stateWords[state], `${by} · ${momentOf(at)}`],
          note !== '' && ['原因', note],
          orderId !== null && ['订单', mayOpen ? <DeskLink to={`/orders/${orderId}`}>{orderId}</DeskLink> : orderId],
        ]}
      />
    </Section>
  );
};

const Facts = ({ file }: { file: OfflineFileData }) => {
  const { sale, shift, kind } = file;
  return (
    <Section title="断网时的记录">
      <DescriptionList
        columns={2}
        items={[
          ['什么', kindWords[kind]],
          ['发生时间', momentOf(file.at)],
          ['终端', file.terminalName],
          ['补传时间', momentOf(file.receivedAt)],
          ['店员', file.clerk === '' ? '本店没有这个店员' : file.clerk],
          [amountWords[kind], moneyText(file.amount)],
          sale !== null && ['实收', moneyText(sale.tendered)],
          sale !== null && sale.roundedOff > 0 && ['抹零', moneyText(sale.roundedOff)],
          file.reason !== '' && ['交班时写的', file.reason],
          kind !== 'shift-opened' && ['班次', shift === null ? '没有它的开班记录' : shiftText(shift)],
        ]}
      />
    </Section>
  );
};

const shiftText = ({ terminalName, openedBy, openedAt, closedAt }: NonNullable<OfflineFileData['shift']>): string =>
  `${terminalName} · ${openedBy} ${momentOf(openedAt)} 开班${closedAt === null ? '，还没交班' : `，${momentOf(closedAt)} 交班`}`;

type Line = NonNullable<OfflineFileData['sale']>['lines'][number] & { readonly key: string };

const nameOf = ({ choices, ...sku }: Line): string => {
  const name = sku.name === '' ? '商品资料里没有的商品' : skuText(sku);
  return choices.length === 0 ? name : `${name}（${choicesText(choices)}）`;
};

const columns: readonly Column<Line>[] = [
  { key: 'name', head: '商品', width: 320, cell: (line) => nameOf(line) },
  { key: 'price', head: '单价', align: 'right', cell: ({ price, grams }) => `${moneyText(price)}${grams === null ? '' : '/500g'}` },
  { key: 'quantity', head: '数量', align: 'right', cell: ({ pieces, grams }) => (grams === null ? `${pieces} 份` : `${grams}g`) },
  { key: 'amount', head: '金额', align: 'right', cell: ({ amount }) => moneyText(amount) },
];

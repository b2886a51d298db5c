import type { watchStores } from '@mendian/shared/store/store-watch.contract.ts';
import type { RowOf } from '../../platform/desk-query.ts';
import type { List } from '../../platform/list.ts';
import { useNow } from '../../platform/use-now.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Tag } from '../../ui/desk/tag.tsx';
import { minutesBetween, spanText } from '../../ui/time-text.ts';
import { watchTones, watchWords } from './watch-words.ts';

type Watched = RowOf<typeof watchStores>;

export const WatchTable = ({ list }: { list: List<Watched> }) => {
  const nowMs = useNow(15_000);
  const since = (instant: string) => spanText(Math.max(0, minutesBetween(Date.parse(instant), nowMs)));
  const columns: readonly Column<Watched>[] = [
    { key: 'name', head: '门店', width: 220, cell: ({ name }) => name },
    { key: 'city', head: '城市', cell: ({ city }) => city },
    {
      key: 'reasons',
      head: '为什么',
      cell: ({ reasons }) =>
        reasons.map((reason) => (
          <Tag key={reason} tone={watchTones[reason]}>
            {watchWords[reason]}
          </Tag>
        )),
    },
    {
      key: 'untaken',
      head: '没人接',
      cell: ({ untaken, untakenSince }) => (untakenSince === null ? '' : `${untaken} 单，最久 ${since(untakenSince)}`),
    },
    { key: 'late', head: '迟了（单）', align: 'right', cell: ({ late }) => (late === 0 ? '' : late) },
    {
      key: 'terminal',
      head: '终端最后在线',
      cell: ({ terminalSeenAt }) => (terminalSeenAt === null ? '没有来过' : `${since(terminalSeenAt)}前`),
    },
    {
      key: 'closed',
      head: '谁暂停的',
      width: 220,
      cell: ({ status, changedBy, changedAt }) => (status === 'closed' ? `${changedBy} ${momentOf(changedAt)}` : ''),
    },
    { key: 'phone', head: '电话', cell: ({ phone }) => <a href={`tel:${phone}`}>{phone}</a> },
  ];
  return (
    <DataTable
      label="要看的门店"
      list={list}
      columns={columns}
      rowKey={({ storeId }) => storeId}
      rowTo={({ storeId }) => ({ to: `/stores/${storeId}` })}
      empty={{ title: '现在没有要联系的门店', text: '营业时间里终端不在、订单 3 分钟没人接或迟了、被手动暂停的门店会出现在这里。' }}
    />
  );
};

import { joinChannels, joinChannelWords, type JoinChannel } from '@mendian/shared/member/join-channel.ts';
import { listCampaigns, listRegistrations } from '@mendian/shared/member/joining.contract.ts';
import { useCursorList, useDeskQuery, type RowOf } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StoreFilter } from '../../ui/desk/store-filter.tsx';

type Row = RowOf<typeof listRegistrations>;

const byDefault = { channel: '', storeId: '', campaignId: '' };
const channels = [{ value: '', name: '全部' }, ...joinChannels.map((value) => ({ value, name: joinChannelWords[value] }))];

/** Who registered how, the newest first. */
export const RegistrationsPage = () => {
  const [filters, setFilters] = useFilters(byDefault);
  const campaigns = useDeskQuery(listCampaigns, {}).data?.items ?? [];
  const list = useCursorList(listRegistrations, filters as { channel: JoinChannel; storeId: string; campaignId: string });
  return (
    <Page>
      <PageHead title="注册记录" sentence="会员从哪里来，新的在前。姓名和手机号只显示一部分。" />
      <FilterBar>
        <FilterSelect label="注册渠道" value={filters.channel} options={channels} onChange={(channel) => setFilters({ channel })} />
        <StoreFilter storeId={filters.storeId} onChange={(storeId) => setFilters({ storeId })} />
        {campaigns.length === 0 ? null : (
          <FilterSelect
            label="活动"
            value={filters.campaignId}
            options={[{ value: '', name: '全部' }, ...campaigns.map(({ id, name }) => ({ value: id, name }))]}
            onChange={(campaignId) => setFilters({ campaignId })}
          />
        )}
      </FilterBar>
      <DataTable
        label="注册记录"
        list={list}
        columns={columns}
        rowKey={({ memberId }) => memberId}
        empty={{ title: '没有符合条件的会员', text: '换一个渠道或门店再找。' }}
      />
    </Page>
  );
};

const columns: readonly Column<Row>[] = [
  { key: 'name', head: '会员', width: 140, cell: ({ name }) => name },
  { key: 'phone', head: '手机号', cell: ({ phone }) => (phone === '' ? <span className="cell-note">没有绑定</span> : phone) },
  { key: 'tier', head: '等级', cell: ({ tier }) => tier },
  { key: 'points', head: '积分', align: 'right', cell: ({ points }) => points },
  {
    key: 'channel',
    head: '注册渠道',
    cell: ({ channel }) => (channel === null ? <span className="cell-note">没有记录</span> : joinChannelWords[channel]),
  },
  { key: 'where', head: '门店、店员或活动', width: 260, cell: whereOf },
  { key: 'joined', head: '注册时间', cell: ({ joinedAt }) => momentOf(joinedAt) },
];

function whereOf({ store, clerk, campaign }: Row) {
  return [store, clerk, campaign].filter((text) => text !== '').join(' · ');
}

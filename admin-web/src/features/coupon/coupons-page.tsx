import { useState } from 'react';
import { listTemplates } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { givenAtWords } from '@mendian/shared/coupon/coupon-draft.ts';
import { templateStates, templateStateWords, type TemplateState } from '@mendian/shared/coupon/coupon-status.ts';
import { editCoupons } from '@mendian/shared/coupon/coupon.permissions.ts';
import { useMay } from '../../platform/desk.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { go, useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, SearchField, Segmented } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { countText } from '../../ui/count-text.ts';
import { templateTones } from './coupon-names.ts';
import { TemplateForm } from './template-form.tsx';

type Row = RowOf<typeof listTemplates>;

const byDefault = { text: '', state: '' };
const states = [{ value: '', name: '全部' }, ...templateStates.map((value) => ({ value, name: templateStateWords[value] }))];

/** Every template of coupons, the newest first. */
export const CouponsPage = () => {
  const mayEdit = useMay(editCoupons.key);
  const [filters, setFilters] = useFilters(byDefault);
  const [adding, setAdding] = useState(false);
  const list = useCursorList(listTemplates, filters as { text: string; state: TemplateState });
  return (
    <Page>
      <PageHead
        title="优惠券"
        sentence="先写草稿，审核通过之后开始发放；发放过的规则不再改，已发出的券一直有效。"
        actions={
          mayEdit ? (
            <Button look="main" onClick={() => setAdding(true)}>
              新建优惠券
            </Button>
          ) : undefined
        }
      />
      <FilterBar>
        <SearchField label="名称或口令" value={filters.text} onChange={(text) => setFilters({ text })} />
        <Segmented label="状态" value={filters.state} options={states} onChange={(state) => setFilters({ state })} />
      </FilterBar>
      <DataTable
        label="优惠券"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowTo={({ id }) => ({ to: `/coupons/${id}` })}
        empty={{ title: '没有符合条件的优惠券', text: '换一个名称或状态再找，或新建一张。' }}
      />
      {adding ? <TemplateForm template={null} onSaved={(id) => go(`/coupons/${id}`)} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

const waysOf = ({ inCentre, claimCode, givenAt, byClerks }: Row): string =>
  [
    ...(inCentre ? ['领券中心'] : []),
    ...(claimCode === null ? [] : [`口令“${claimCode}”`]),
    ...(givenAt === null ? [] : [givenAtWords[givenAt]]),
    ...(byClerks ? ['店员送券'] : []),
  ].join('、') || '只由总部发放';

const columns: readonly Column<Row>[] = [
  { key: 'name', head: '名称', width: 220, cell: ({ name }) => name },
  { key: 'benefit', head: '优惠', width: 200, cell: ({ benefit }) => benefit },
  { key: 'state', head: '状态', cell: ({ state }) => <StatusDot tone={templateTones[state]}>{templateStateWords[state]}</StatusDot> },
  { key: 'ways', head: '怎么得到', width: 220, cell: waysOf },
  { key: 'validity', head: '有效期', width: 220, cell: ({ validity }) => validity },
  { key: 'total', head: '总数', align: 'right', cell: ({ total }) => countText(total) },
  { key: 'given', head: '已发', align: 'right', cell: ({ given }) => countText(given) },
  { key: 'used', head: '已用', align: 'right', cell: ({ used }) => countText(used) },
  { key: 'at', head: '新建时间', cell: ({ createdAt }) => momentOf(createdAt) },
];

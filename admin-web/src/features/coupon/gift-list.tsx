import { useEffect, useEffectEvent, useState } from 'react';
import { listGifts, type GiftData } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { giftStateWords } from '@mendian/shared/coupon/coupon-gift.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Section } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { countText } from '../../ui/count-text.ts';
import { couponParts, giftTones } from './coupon-names.ts';
import { GiftDrawer } from './gift-drawer.tsx';
import { filterText, shareOf } from './gift-words.ts';

/** While one is under way the list follows it. */
const followMs = 1_500;
const restMs = 15_000;

/** What head office gave of a template. */
export const GiftList = ({ templateId }: { templateId: string }) => {
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useCursorList(listGifts, { templateId }, { everyMs: restMs });
  return (
    <Section title="总部发放">
      <DataTable
        label="总部发放"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpenId(id)}
        {...(openId === null ? {} : { openKey: openId })}
        empty={{ title: '还没有发放过', text: '点“发放给会员”，发给名单里的或符合条件的会员。' }}
      />
      {list.rows.some(({ can }) => can.stop) ? <Follow templateId={templateId} /> : null}
      {openId === null ? null : <GiftDrawer giftId={openId} onClose={() => setOpenId(null)} />}
    </Section>
  );
};

/** Asks often, and once more for everything when it is over. */
const Follow = ({ templateId }: { templateId: string }) => {
  const over = useEffectEvent(useRefresh());
  useCursorList(listGifts, { templateId }, { everyMs: followMs });
  useEffect(() => () => over(...couponParts), []);
  return null;
};

const columns: readonly Column<GiftData>[] = [
  { key: 'at', head: '时间', cell: ({ createdAt }) => momentOf(createdAt) },
  { key: 'to', head: '发给谁', width: 280, cell: filterText },
  {
    key: 'state',
    head: '进度',
    cell: (gift) => (
      <span className="gift-progress">
        <StatusDot tone={giftTones[gift.state]}>{giftStateWords[gift.state]}</StatusDot>
        {gift.state === 'done' ? null : <progress max={1} value={shareOf(gift)} aria-label="发放进度" />}
      </span>
    ),
  },
  { key: 'given', head: '已发', align: 'right', cell: ({ given }) => countText(given) },
  { key: 'by', head: '谁发的', width: 140, cell: ({ createdBy }) => createdBy },
];

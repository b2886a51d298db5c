import { useState } from 'react';
import { getGift, listGiftLines, resumeGift, stopGift, type GiftData } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { giftLineOutcomes, giftLineWords, giftStateWords, type GiftLineOutcome } from '@mendian/shared/coupon/coupon-gift.ts';
import { giveCoupons } from '@mendian/shared/coupon/coupon.permissions.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useCursorList, useDeskQuery, type RowOf } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { StatusDot, type Tone } from '../../ui/desk/tag.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { countText } from '../../ui/count-text.ts';
import { couponParts, giftTones } from './coupon-names.ts';
import { filterText, shareOf } from './gift-words.ts';

const followMs = 1_000;

/** One gift: how far it is, who got one and who could not. */
export const GiftDrawer = ({ giftId, onClose }: { giftId: string; onClose: () => void }) => {
  const { data, error } = useDeskQuery(getGift, { giftId }, { everyMs: followMs });
  const mayGive = useMay(giveCoupons.key);
  const acts = mayGive && data !== undefined && (data.can.stop || data.can.resume);
  return (
    <Drawer title="发放结果" onClose={onClose} footer={acts ? <GiftButtons gift={data} /> : undefined}>
      {error === null ? null : <Problem sentence={sentenceOf(error)} />}
      {data === undefined ? <Skeleton rows={6} /> : <GiftFigures gift={data} />}
    </Drawer>
  );
};

const GiftButtons = ({ gift: { id, can } }: { gift: GiftData }) => {
  const { call } = useDesk();
  const stop = useAction(() => call(stopGift, { giftId: id }), { said: '已停止，发出的保留', refreshes: couponParts });
  const resume = useAction(() => call(resumeGift, { giftId: id }), { said: '继续发放', refreshes: couponParts });
  return (
    <>
      {can.stop ? (
        <Button busy={stop.busy} onClick={() => stop.run(undefined)}>
          停止
        </Button>
      ) : null}
      {can.resume ? (
        <Button look="main" busy={resume.busy} onClick={() => resume.run(undefined)}>
          继续发放
        </Button>
      ) : null}
    </>
  );
};

const GiftFigures = ({ gift }: { gift: GiftData }) => {
  const { state, problem, wanted, done, given, unknown, twice, filter } = gift;
  return (
    <div className="gift-figures">
      {problem === null ? null : <Problem sentence={problem} />}
      <progress max={1} value={shareOf(gift)} aria-label="发放进度" />
      <DescriptionList
        columns={2}
        items={[
          ['状态', <StatusDot tone={giftTones[state]}>{giftStateWords[state]}</StatusDot>],
          ['发给谁', filterText(gift)],
          ['已看过', `${countText(done)}${wanted === null ? '' : ` / ${countText(wanted)}`}`],
          ['已发放', `${countText(given)} 张`],
          filter === null && ['没有这位会员', countText(unknown)],
          filter === null && ['重复', countText(twice)],
          ['发起', `${gift.createdBy}，${momentOf(gift.createdAt)}`],
          ['结束', momentOf(gift.endedAt)],
        ]}
      />
      {filter === null ? <Lines gift={gift} /> : null}
    </div>
  );
};

type Line = RowOf<typeof listGiftLines>;
const tones: Record<GiftLineOutcome, Tone> = { waiting: 'plain', given: 'good', unknown: 'hot', twice: 'warm' };

const columns: readonly Column<Line>[] = [
  { key: 'line', head: '序号', align: 'right', cell: ({ line }) => line },
  { key: 'named', head: '手机号或会员编号', width: 240, cell: ({ named }) => named },
  { key: 'outcome', head: '结果', cell: ({ outcome }) => <StatusDot tone={tones[outcome]}>{giftLineWords[outcome]}</StatusDot> },
];

const all = { value: '', name: '全部' } as const;
const outcomes = [all, ...giftLineOutcomes.map((value) => ({ value, name: giftLineWords[value] }))];

const Lines = ({ gift: { id, unknown, can } }: { gift: GiftData }) => {
  const [chosen, setChosen] = useState<GiftLineOutcome | '' | null>(null);
  // Who could not get one is what somebody comes to see.
  const outcome = chosen ?? (unknown > 0 ? 'unknown' : '');
  const list = useCursorList(
    listGiftLines,
    outcome === '' ? { giftId: id } : { giftId: id, outcome },
    can.stop ? { everyMs: followMs } : {},
  );
  return (
    <Section title="名单">
      <div className="gift-lines">
        <Segmented<GiftLineOutcome | ''> label="结果" value={outcome} options={outcomes} onChange={setChosen} />
        <DataTable label="名单" list={list} columns={columns} rowKey={({ line }) => String(line)} empty={{ title: '没有这样的' }} />
      </div>
    </Section>
  );
};

import { useState } from 'react';
import { reasonText, standingText } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { AfterSaleRowData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { hrefOf } from '../../../platform/address.ts';
import { pushHash, useHash } from '../../../platform/hash.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { useNow } from '../../../platform/use-now.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { momentText } from '../../../ui/time-text.ts';
import { CasePanel } from './case-panel.tsx';
import { useCases } from './use-cases.ts';

const path = '/after-sales';

/** What customers asked back: on the left the cases, on the right the one in hand. `changed` counts the feed's news of them. */
export const AfterSalesPage = ({ changed }: { changed: number }) => {
  const chosen = useHash().parameters.get('id') ?? '';
  return (
    <main className="after-sales">
      <CaseList changed={changed} chosen={chosen} />
      {chosen === '' ? (
        <section className="case-panel">
          <Empty title="从左边选一个退款申请">选中后在这里看商品、图片和经过，并答复顾客</Empty>
        </section>
      ) : (
        <CasePanel key={chosen} caseId={chosen} />
      )}
    </main>
  );
};

const CaseList = ({ changed, chosen }: { changed: number; chosen: string }) => {
  const [open, setOpen] = useState(true);
  const found = useCases(open, changed);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="case-list" aria-label="售后">
      <div className="tabs" role="tablist" aria-label="哪些申请">
        {[true, false].map((which) => (
          <button key={String(which)} type="button" role="tab" aria-selected={which === open} onClick={() => setOpen(which)}>
            {which ? '待门店处理' : '全部'}
          </button>
        ))}
      </div>
      <div className="case-rows">
        {found.isPending ? <div className="skeleton" aria-label="正在取售后" /> : null}
        {found.isError ? (
          <Empty title={sentenceOf(found.error)}>
            <Button onClick={() => void found.refetch()}>再试一次</Button>
          </Empty>
        ) : null}
        {found.isSuccess && items.length === 0 ? (
          <Empty title={open ? '没有等门店处理的申请' : '还没有退款申请'}>顾客申请退款时会响铃，并列在这里</Empty>
        ) : null}
        {items.length === 0 ? null : (
          <ul className="rows">
            {items.map((item) => (
              <CaseRow key={item.id} item={item} isChosen={item.id === chosen} />
            ))}
          </ul>
        )}
        {found.hasNextPage ? (
          <Button className="more" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            更早的申请
          </Button>
        ) : null}
      </div>
    </section>
  );
};

const CaseRow = ({ item, isChosen }: { item: AfterSaleRowData; isChosen: boolean }) => {
  const nowMs = useNow(30_000);
  return (
    <li>
      <button
        type="button"
        className="row case-row"
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => pushHash(hrefOf(path, { id: item.id }))}
      >
        <span className="case-row-number">{item.pickupNumber ?? '—'}</span>
        <span className="row-what">
          {reasonText(item.reason, item.words)}
          <small>
            {momentText(item.at, nowMs)}
            {item.pictures === 0 ? '' : ` · ${item.pictures} 张图`}
          </small>
        </span>
        <span className="row-amount">
          {moneyText(item.asked)}
          <small className={item.state === 'asked' && item.level === 'store' ? 'case-hot' : ''}>{standingText(item)}</small>
        </span>
      </button>
    </li>
  );
};

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { findSale, listSales, type SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { call } from '../../../platform/call.ts';
import { clock } from '../../../platform/clock.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { sound } from '../../../platform/sound.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { clockOf } from '../../../ui/time-text.ts';
import type { ReceiptStore } from '../pay/receipt-page.ts';
import { ReturnForm } from './return-form.tsx';
import { TillProblem } from '../till-problem.tsx';

/** The sale is found by its receipt or among today's; then what of it comes back is told. */
export const ReturnsDialog = ({ store, onClose }: { store: ReceiptStore; onClose: () => void }) => {
  const [sale, setSale] = useState<SaleViewData | null>(null);
  return (
    <Dialog place="side" title={sale === null ? '退货' : `退货 · ${sale.number}`} className="till-returns" onClose={onClose}>
      {sale === null ? <SaleChoice onSale={setSale} /> : <ReturnForm sale={sale} store={store} onReturned={setSale} />}
    </Dialog>
  );
};

const SaleChoice = ({ onSale }: { onSale: (sale: SaleViewData) => void }) => {
  const [text, setText] = useState('');
  const today = useQuery({
    queryKey: ['till-sales'],
    queryFn: () => call(listSales, { day: dayOf(new Date(clock.now())), limit: 50 }),
    gcTime: 0,
  });
  const find = useMutation({
    mutationFn: (sought: string) => call(findSale, { text: sought }),
    onSuccess: onSale,
    onError: () => sound.play('wrong'),
  });
  return (
    <div className="till-return">
      <form
        className="till-field"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') find.mutate(text.trim());
        }}
      >
        <Icon name="scan" size={32} />
        <input
          className="scan-field"
          aria-label="扫小票上的码，或输单号"
          placeholder="扫小票上的码，或输单号"
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      <TillProblem sentence={find.isError ? sentenceOf(find.error) : null} />
      <h3>今天的收银</h3>
      {today.isSuccess && today.data.items.length === 0 ? <Empty title="今天还没有收银">以前的请扫小票</Empty> : null}
      <ul className="till-coupons">
        {(today.data?.items ?? []).map((sale) => (
          <li key={sale.orderId}>
            <button type="button" className="reason till-coupon" onClick={() => onSale(sale)}>
              <span>
                {clockOf(sale.at)} · {sale.number.slice(7)}
                <small>{sale.lines.map(({ name }) => name).join('，')}</small>
              </span>
              <b>
                {moneyText(sale.payable)}
                {sale.refunded === 0 ? null : <small>已退 {moneyText(sale.refunded)}</small>}
              </b>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};

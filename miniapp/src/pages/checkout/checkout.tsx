import { Text, View } from '@tarojs/components';
import { setPhone } from '@mendian/shared/member/member.contract.ts';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import type { Cart } from '../../features/cart/use-cart.ts';
import { chooseMode } from '../../features/checkout/draft.ts';
import { CouponSheet } from '../../features/checkout/coupon-sheet.tsx';
import { PayBar } from '../../features/checkout/pay-bar.tsx';
import { SlotSheet } from '../../features/checkout/slot-sheet.tsx';
import { phoneProblem, WhoCard } from '../../features/checkout/who-card.tsx';
import { InvoiceSheet } from '../../features/profile/invoice-sheet.tsx';
import { call } from '../../platform/call.ts';
import { go } from '../../platform/go.ts';
import { setMember } from '../../platform/session.ts';
import { Tap } from '../../ui/tap.tsx';
import { LinesCard, PriceBlock, SavingsCard, WhenCard } from './cards.tsx';
import { useCheckout, type CheckoutState } from './use-checkout.ts';
import { useSaveInvoice } from './use-save-invoice.ts';
import './index.scss';

type Props = { storeId: string; cart: Cart; onPlaced: () => void };

/** When, who, what, and how the price came about; then one step: pay. */
export const Checkout = ({ storeId, cart, onPlaced }: Props) => {
  const state = useCheckout({ storeId, cart, onPlaced });
  const { draft, quoted, placing } = state;
  const obstacle = noTime(state) ?? (quoted.stale ? null : (quoted.quote?.obstacle?.message ?? null));
  const inTheWay = quoted.stale || obstacle !== null || (quoted.quote?.problems.length ?? 0) > 0 || phoneProblem(draft.phone) !== null;
  return (
    <View>
      <ModeTaps mode={draft.mode} onChoose={(mode) => chooseMode(storeId, mode)} />
      <WhenCard state={state} storeId={storeId} />
      <WhoCard
        draft={draft}
        member={state.me}
        onChange={state.change}
        onPhoneCode={async (code) => setMember(await call(setPhone, { code }))}
        onInvoice={() => state.setOpen('invoice')}
      />
      <LinesCard cart={cart} problems={quoted.stale ? [] : (quoted.quote?.problems ?? [])} />
      <SavingsCard state={state} />
      <PriceBlock quoted={quoted} mode={draft.mode} />
      <PayBar
        payable={quoted.quote?.payable ?? null}
        obstacle={obstacle ?? placing.refusal}
        busy={placing.busy}
        off={inTheWay}
        onPay={placing.run}
      />
      <Sheets state={state} />
    </View>
  );
};

/** Nothing can be had as soon as possible, and no slot was chosen yet. */
const noTime = ({ slots, draft }: CheckoutState): string | null => {
  if (slots.data === null || slots.data.soonest !== null || draft.slotStart !== null) return null;
  return slots.data.days.some(({ slots: ofDay }) => ofDay.length > 0)
    ? `请先选择${draft.mode === 'pickup' ? '取餐' : '送达'}时间`
    : (slots.data.notTaking ?? '近期没有可选的时段，请换一家门店');
};

const ModeTaps = ({ mode, onChoose }: { mode: OrderMode; onChoose: (mode: OrderMode) => void }) => (
  <View className="checkout-modes">
    {(['pickup', 'delivery'] satisfies OrderMode[]).map((each) => (
      <Tap
        key={each}
        className={`checkout-mode ${each === mode ? 'checkout-mode-on' : ''}`}
        chosen={each === mode}
        onTap={() => onChoose(each)}
      >
        <Text>{each === 'pickup' ? '到店自提' : '门店外送'}</Text>
      </Tap>
    ))}
  </View>
);

const Sheets = ({ state: { open, setOpen, slots, draft, change, me, quoted } }: { state: CheckoutState }) => {
  const invoice = useSaveInvoice((saved) => {
    setOpen(null);
    change({ wantsInvoice: saved !== null });
  });
  const close = () => setOpen(null);
  if (open === 'slots' && slots.data !== null)
    return (
      <SlotSheet
        slots={slots.data}
        mode={draft.mode}
        chosen={draft.slotStart}
        onChoose={(slotStart) => change({ slotStart })}
        onClose={close}
      />
    );
  if (open === 'invoice')
    return <InvoiceSheet invoice={me?.invoice ?? null} busy={invoice.busy} onSave={(value) => void invoice.run(value)} onClose={close} />;
  if (open === 'coupons')
    return (
      <CouponSheet
        choices={quoted.quote?.coupons ?? []}
        wish={draft.coupons}
        stale={quoted.stale}
        onWish={(coupons) => change({ coupons })}
        onCentre={go.couponCentre}
        onClose={close}
      />
    );
  return null;
};

import { standingText } from '@mendian/shared/after-sale/after-sale-status.ts';
import { seeAfterSales } from '@mendian/shared/after-sale/after-sale.permissions.ts';
import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { payMethodWords } from '@mendian/shared/payment/pay-method.ts';
import { refundStateWords, type RefundState } from '@mendian/shared/payment/refund-status.ts';
import type { PaymentState } from '@mendian/shared/payment/payment-status.ts';
import { useMay } from '../../platform/desk.ts';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Section } from '../../ui/desk/page.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { clockOf } from '../../ui/time-text.ts';
import { modeWords } from './order-words.ts';

type OrderProps = { order: DeskOrderData };

/** Whose it is and where it goes. */
export const OrderFacts = ({ order }: OrderProps) => (
  <Section title="订单">
    <DescriptionList
      columns={2}
      items={[
        ['订单号', order.id],
        ['门店', `${order.storeName}（${order.storeCode}） ${order.storePhone}`],
        ['商户', order.ownerName],
        ['营业日', order.businessDay],
        ['方式', modeWords[order.mode]],
        order.mode !== 'counter' && ['时段', order.slot === null ? '尽快' : `${momentOf(order.slot.start)}–${clockOf(order.slot.end)}`],
        ['顾客', `${order.customerName} ${order.phone}`.trim() || (order.mode === 'counter' ? '没有认会员' : '')],
        order.address !== null && ['送到', `${order.address.place} ${order.address.door}，${order.address.contact} ${order.address.phone}`],
        ['顾客备注', order.remark],
        order.invoice !== null && ['发票', `${order.invoice.title} ${order.invoice.taxNo}`],
        order.ending !== null && ['取消原因', order.ending.reason],
        order.afterSale !== null && ['退款申请', <AfterSaleFact key="fact" order={order} brief={order.afterSale} />],
      ]}
    />
  </Section>
);

/** The latest case of the order, with the way to all of them. */
const AfterSaleFact = ({ order, brief }: OrderProps & { brief: NonNullable<DeskOrderData['afterSale']> }) => {
  const words = `${moneyText(brief.asked)} ${brief.reason}（${standingText(brief)}${brief.answer === '' ? '' : `：${brief.answer}`}）`;
  const may = useMay(seeAfterSales.key);
  return may && brief.id !== null ? (
    <DeskLink to="/after-sales" query={{ orderId: order.id }}>
      {words}
    </DeskLink>
  ) : (
    words
  );
};

const paymentWords: Record<PaymentState, string> = { pending: '待付款', closing: '正在关闭', closed: '已关闭', paid: '已付款' };

/** For whom it concerns at a desk, a refund that waits is said to wait. */
const refundWordOf = (state: RefundState): string => (state === 'waiting' ? '没有成功，等人处理' : refundStateWords[state]);

/** Cash has no numbers to ask WeChat or Alipay by. */
const numbersOf = ({ method, tendered, payeeName, outTradeNo, transactionId }: DeskOrderData['payment']) => {
  if (method === 'cash') return [['实收现金', tendered === null ? null : moneyText(tendered)] as const];
  return [
    ['收款方', payeeName] as const,
    ['商户单号', outTradeNo] as const,
    [method === 'alipay' ? '支付宝交易号' : '微信支付单号', transactionId] as const,
  ];
};

/** The payment and what went back of it. */
export const OrderPayment = ({ order: { payment, refunds } }: OrderProps) => (
  <Section title="付款和退款">
    <DescriptionList
      columns={2}
      items={[
        ['付款', payment.state === 'paid' ? `${paymentWords.paid} · ${payMethodWords[payment.method]}` : paymentWords[payment.state]],
        ...numbersOf(payment),
        payment.payerTotal !== null && ['顾客实际支付', moneyText(payment.payerTotal)],
        ...refunds.map(
          ({ id, amount, state, method, reason, askedBy, at }) =>
            [
              `退款 ${moneyText(amount)}`,
              `${refundWordOf(state)}${method === 'cash' ? '（现金）' : ''} · ${momentOf(at)} · ${askedBy} · ${reason} · ${id}`,
            ] as const,
        ),
      ]}
    />
  </Section>
);

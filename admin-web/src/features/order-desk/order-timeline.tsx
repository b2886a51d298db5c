import { stepText } from '@mendian/shared/after-sale/after-sale-words.ts';
import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { Section } from '../../ui/desk/page.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { momentWords } from './order-words.ts';
import './order-desk.css';

/** What happened, when and by whom. */
export const OrderTimeline = ({ order }: { order: DeskOrderData }) => (
  <Section title="经过">
    <ol className="order-timeline">
      {order.timeline.map(({ what, at, by, more, step }, index) => (
        <li key={`${what}-${index}`}>
          <time dateTime={at}>{`${momentOf(at)}:${at.slice(17, 19)}`}</time>
          <b>{step === undefined ? momentWords[what] : stepText(step)}</b>
          <span>{by}</span>
          <span>{more}</span>
        </li>
      ))}
    </ol>
  </Section>
);

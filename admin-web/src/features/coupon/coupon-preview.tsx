import type { CouponDraftData } from '@mendian/shared/coupon/coupon-draft.ts';
import { benefitText, termsLines, validityText, type CouponNames } from '@mendian/shared/coupon/coupon-words.ts';
import { PromiseCard } from '../../ui/promise-card.tsx';
import { benefitNames } from './coupon-names.ts';

type Shown = Pick<CouponDraftData, 'name' | 'note' | 'terms' | 'validity'>;

/** A coupon as its member reads it in the mini-program. */
export const CouponPreview = ({ draft: { name, note, terms, validity }, names }: { draft: Shown; names: CouponNames }) => (
  <PromiseCard label="会员看到的券">
    <header>
      <strong>{isWhole(terms.benefit) ? benefitText(terms.benefit) : benefitNames[terms.benefit.kind]}</strong>
      <span>{name === '' ? '券的名称' : name}</span>
      <small>{isDated(validity) ? validityText(validity) : '有效期还没有填'}</small>
    </header>
    <ul>
      {termsLines(terms, names)
        .filter((line) => !namesNothing.includes(line))
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
    {note === '' ? null : <p>{note}</p>}
  </PromiseCard>
);

/** Lines of a draft in which the stores or goods are not chosen yet. */
const namesNothing = ['可用', '限 ', '不可用，其余商品可用'];

/** All its amounts are filled in: an empty one is 0 here. */
const isWhole = (benefit: Shown['terms']['benefit']): boolean =>
  !('off' in benefit && benefit.off === 0) &&
  !(benefit.kind === 'threshold' && benefit.from === 0) &&
  !('payPerMille' in benefit && benefit.payPerMille === 0);

const isDated = (validity: Shown['validity']): boolean => validity.kind === 'days' || (validity.from !== '' && validity.until !== '');

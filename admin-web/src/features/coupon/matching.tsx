import { boundedText } from '@mendian/shared/kernel/bounded-count.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { countGift } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { filterOf, type GiveValues } from './give-values.ts';

type Counted = ReplyOf<typeof countGift>;

/** Counts who matches as soon as the filter says whom. */
export const useMatching = (values: GiveValues) => {
  const { to, registeredFrom, registeredTo, ordered, since } = values;
  const isWhole = (registeredTo === '' || registeredFrom <= registeredTo) && (ordered === '' || since !== '');
  const enabled = to === 'filter' && isWhole;
  const { data, error, isFetching } = useDeskQuery(countGift, { filter: filterOf(values) }, { enabled });
  return { data: enabled && !isFetching ? data : undefined, error: enabled ? error : null, isWhole };
};

/** `3,204 位`, `10 万以上`, `至少 120 位`. */
export const matchingText = ({ count, isExact }: Pick<Counted, 'count' | 'isExact'>): string => {
  const text = boundedText(count);
  return text.endsWith('以上') ? text : `${isExact ? '' : '至少 '}${text} 位`;
};

/** Nobody matches, for certain. */
export const isNobody = ({ count, isExact }: Pick<Counted, 'count' | 'isExact'>): boolean => count === 0 && isExact;

type Props = ReturnType<typeof useMatching> & { left: number };

/** How many match now, three of them, and whether there are enough coupons for them. */
export const Matching = ({ data, error, isWhole, left }: Props) => {
  if (!isWhole) return null;
  if (error !== null) return <p className="field-error">{sentenceOf(error)}</p>;
  if (data === undefined) return <p className="give-matching">正在数…</p>;
  if (data.count === 0)
    return <p className="give-matching">{isNobody(data) ? '现在没有会员符合条件，请放宽条件' : '最近的会员里没有符合条件的'}</p>;
  return (
    <p className="give-matching" role="status">
      <strong>现在有 {matchingText(data)}会员符合条件</strong>
      {`，如 ${data.examples.map(({ name, phone }) => `${name}${phone === '' ? '' : ` ${phone}`}`).join('、')}`}
      {data.count > left ? `。券只剩 ${boundedText(left)} 张，发完为止` : ''}
    </p>
  );
};

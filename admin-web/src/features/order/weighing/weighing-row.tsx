import type { LineViewData } from '@mendian/shared/order/order.contract.ts';
import { weightText } from '../../../ui/weight-text.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { Field, Reading } from './weighing-form.ts';
import type { Ordered, Verdict } from './weighing.ts';
import { verdictText, verdictTone } from './verdict-text.ts';

type RowProps = {
  line: LineViewData | undefined;
  ordered: Ordered;
  reading: Reading | undefined;
  verdict: Verdict;
  /** The field that is being typed into, if it is in this row. */
  field: Field | null;
  onGo: (field: Field) => void;
};

/** One line on the scale. */
export const WeighingRow = ({ line, ordered, reading, verdict, field, onGo }: RowProps) => (
  <li className={`weighing-row ${field === null ? '' : 'weighing-row-now'}`} ref={field === null ? null : intoView}>
    <p className="weighing-what">
      <b>{line === undefined ? '' : skuText(line)}</b>
      {line === undefined || line.choices.length === 0 ? null : <span>{line.choices.join(' · ')}</span>}
      <span className="weighing-ordered">下单 {weightText(ordered.ordered)}</span>
    </p>
    <div className="weighing-fields">
      <WeightField word="毛重" text={reading?.gross ?? ''} now={field === 'gross'} onGo={() => onGo('gross')} />
      <span aria-hidden="true">−</span>
      <WeightField word="皮重" text={reading?.tare ?? ''} now={field === 'tare'} onGo={() => onGo('tare')} />
      <span aria-hidden="true">=</span>
      <p className="weighing-net">
        <span>净重</span>
        <b>{'net' in verdict ? `${verdict.net}g` : '—'}</b>
      </p>
    </div>
    <p className={`verdict verdict-${verdictTone(verdict)}`} aria-live="polite">
      {verdictText(verdict)}
    </p>
  </li>
);

const WeightField = ({ word, text, now, onGo }: { word: string; text: string; now: boolean; onGo: () => void }) => (
  <button type="button" className={`weight-field ${now ? 'weight-field-now' : ''}`} aria-pressed={now} onClick={onGo}>
    <span>{word}</span>
    <b>
      {text}
      {now ? <i className="caret" aria-hidden="true" /> : null}
      <small>g</small>
    </b>
  </button>
);

const intoView = (row: HTMLElement | null): void => row?.scrollIntoView({ block: 'nearest' });

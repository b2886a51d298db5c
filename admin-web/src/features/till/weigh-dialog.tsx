import { useReducer, type KeyboardEvent } from 'react';
import { choicesText, surchargeOf } from '@mendian/shared/catalog/choices.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { weighedPrice, type WeighRounding } from '@mendian/shared/till/till-price.ts';
import { kept } from '../../platform/keep.ts';
import { parseTares, withTares } from '../../platform/tares.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { NumberPad, padKeyOf } from '../../ui/number-pad.tsx';
import { netOf, startScale, withScaleKey, type ScaleForm } from './scale-form.ts';
import { chosenOf, type TillProduct } from './till-products.ts';
import { useNoScan } from './use-no-scan.ts';

export type Weight = { readonly gross: number; readonly tare: number };
type WeighProps = {
  product: Pick<TillProduct, 'name' | 'skuName' | 'price' | 'options'>;
  choices: readonly string[];
  rounding: WeighRounding;
  onWeighed: (weight: Weight) => void;
  onClose: () => void;
};

/** What the scale shows, typed on the pad: gross, then the tray's tare; the price as the server will count it. */
export const WeighDialog = ({ product, choices, rounding, onWeighed, onClose }: WeighProps) => {
  const tares = parseTares(kept.get('scale.tares'));
  const [form, press] = useReducer(withScaleKey, tares[0] ?? 0, startScale);
  const net = netOf(form);
  const chosen = chosenOf(product, choices);
  // Its digits would end up in the gross weight.
  useNoScan('正在称重，刚才扫的码没有处理，称完再扫', () => press({ kind: 'clear' }));
  const done = () => {
    if (net === null) return;
    const weight = { gross: Number(form.gross), tare: Number(form.tare) };
    kept.set('scale.tares', withTares(tares, [weight.tare]).join(','));
    onWeighed(weight);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = padKeyOf(event.key);
    if (key === null) return;
    event.preventDefault();
    if (key.kind === 'next') done();
    else press(key);
  };
  return (
    <Dialog title={`称重 · ${skuText(product)}`} className="till-weigh" onClose={onClose}>
      <div className="till-weigh-body" tabIndex={-1} data-autofocus onKeyDown={onKeyDown}>
        <div className="till-weigh-fields">
          <WeightField word="毛重" form={form} field="gross" onGo={() => press({ kind: 'go', field: 'gross' })} />
          <WeightField word="皮重" form={form} field="tare" onGo={() => press({ kind: 'go', field: 'tare' })} />
          <p className="till-weigh-net">
            <span>净重</span>
            <b>{net === null ? '—' : `${net}g`}</b>
          </p>
          <p className="till-weigh-price">
            <span>{moneyText(product.price)}/斤</span>
            <b>{net === null ? '—' : moneyText(weighedPrice(product.price, net, rounding) + surchargeOf(chosen))}</b>
          </p>
          {chosen.length === 0 ? null : <p className="till-quiet">{choicesText(chosen)}</p>}
        </div>
        <div className="till-weigh-pad">
          <div className="tares">
            {tares.map((grams) => (
              <button key={grams} type="button" className="tare" onClick={() => press({ kind: 'tare', grams })}>
                {grams === 0 ? '不去皮' : `去皮 ${grams}g`}
              </button>
            ))}
          </div>
          <NumberPad nextWord="加入" onKey={(key) => (key.kind === 'next' ? done() : press(key))} />
        </div>
      </div>
      {form.gross !== '' && net === null ? <p className="till-problem">毛重要大于皮重</p> : null}
    </Dialog>
  );
};

type FieldProps = { word: string; form: ScaleForm; field: 'gross' | 'tare'; onGo: () => void };

const WeightField = ({ word, form, field, onGo }: FieldProps) => (
  <button
    type="button"
    className={`weight-field ${form.field === field ? 'weight-field-now' : ''}`}
    aria-pressed={form.field === field}
    onClick={onGo}
  >
    <span>{word}</span>
    <b>
      {form[field]}
      {form.field === field ? <i className="caret" aria-hidden="true" /> : null}
      <small>g</small>
    </b>
  </button>
);

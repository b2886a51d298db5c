import { partsMax } from '@mendian/shared/catalog/combo.ts';
import { priceUnits } from '@mendian/shared/catalog/sku-words.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/desk/choice-fields.tsx';
import { MoneyField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import type { Form } from '../../ui/desk/use-form.ts';
import { PartFields } from './part-fields.tsx';
import { newSku, type ProductValues, type SkuValues } from './product-values.ts';

const skusMax = 8;

/** Portion sizes, or the one way it is weighed. An only sku needs no name. */
export const SkuFields = ({ form }: { form: Form<ProductValues> }) => {
  const { skus, kind } = form.values;
  const { error } = form.field('skus');
  const set = (at: number, changed: Partial<SkuValues>) =>
    form.set({ skus: skus.map((sku, index) => (index === at ? { ...sku, ...changed } : sku)) });
  return (
    <Section title={kind === 'combo' ? '规格和组成' : '规格'}>
      <div className="rows">
        {skus.map((sku, at) => (
          <div key={sku.id ?? `new-${at}`} className="sku-card" role="group" aria-label={`规格 ${at + 1}`}>
            <SkuRow
              {...{ sku, kind, only: skus.length === 1 }}
              onChange={(changed) => set(at, changed)}
              onRemove={() => form.set({ skus: skus.filter((_, index) => index !== at) })}
            />
            {kind === 'combo' ? <PartFields parts={sku.parts} max={partsMax} onChange={(parts) => set(at, { parts })} /> : null}
          </div>
        ))}
        {error === undefined ? null : (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        {skus.length === skusMax ? null : <Button onClick={() => form.set({ skus: [...skus, newSku] })}>加一个规格</Button>}
      </div>
    </Section>
  );
};

type RowProps = {
  sku: SkuValues;
  kind: ProductValues['kind'];
  only: boolean;
  onChange: (changed: Partial<SkuValues>) => void;
  onRemove: () => void;
};

const SkuRow = ({ sku, kind, only, onChange, onRemove }: RowProps) => (
  <div className="sku-row">
    <TextField
      label="规格名称"
      required={!only}
      max={30}
      placeholder={only ? '只有一个规格时可以空着' : '例如：大份'}
      value={sku.name}
      onChange={(name) => onChange({ name })}
    />
    <MoneyField
      label={sku.id === null ? '总部价' : '总部价（在“价格”里改）'}
      unit={priceUnits[kind === 'weight' ? 'weight' : 'portion']}
      width={180}
      required
      disabled={sku.id !== null}
      value={sku.price}
      onChange={(price) => onChange({ price })}
    />
    <TextField label="货号" max={8} placeholder="秤上的号" value={sku.plu} onChange={(plu) => onChange({ plu })} />
    <TextField label="条码" max={20} placeholder="包装上的" value={sku.barcode} onChange={(barcode) => onChange({ barcode })} />
    <SwitchField label="状态" onWord="在售" offWord="停售" value={sku.onSale} onChange={(onSale) => onChange({ onSale })} />
    {sku.id === null && !only ? (
      <Button look="quiet" onClick={onRemove}>
        去掉
      </Button>
    ) : null}
  </div>
);

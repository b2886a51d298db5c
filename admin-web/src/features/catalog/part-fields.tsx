import type { PartData } from '@mendian/shared/catalog/combo.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { listProducts } from '@mendian/shared/catalog/product.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { PickerField } from '../../ui/desk/picker.tsx';

type PartsProps = { parts: readonly PartData[]; max: number; onChange: (parts: PartData[]) => void };

/** What is in a combo: portions of other products, looked up by name. */
export const PartFields = ({ parts, max, onChange }: PartsProps) => {
  const { call } = useDesk();
  const search = async (text: string) => {
    const { items } = await call(listProducts, { text, kind: 'portion', limit: 20 });
    return items.flatMap(({ name, category, skus }) =>
      skus
        .filter(({ id }) => !parts.some(({ skuId }) => skuId === id))
        .map((sku) => ({ value: sku.id, name: skuText({ name, skuName: sku.name }), hint: category.name })),
    );
  };
  return (
    <div className="rows">
      {parts.map((part, at) => (
        <div key={part.skuId} className="part-row">
          <span>{skuText(part)}</span>
          <NumberField
            label="数量"
            unit="份"
            width={110}
            min={1}
            max={20}
            required
            value={part.quantity}
            onChange={(quantity) => onChange(parts.map((one, index) => (index === at ? { ...one, quantity: quantity ?? 0 } : one)))}
          />
          <Button look="quiet" aria-label={`去掉 ${skuText(part)}`} onClick={() => onChange(parts.filter((_, index) => index !== at))}>
            去掉
          </Button>
        </div>
      ))}
      {parts.length >= max ? null : (
        <PickerField
          label="加一种商品"
          placeholder="输入商品名称"
          required={parts.length === 0}
          value={null}
          search={search}
          onChange={(pick) => {
            if (pick !== null) onChange([...parts, { skuId: pick.value, name: pick.name, skuName: '', quantity: 1 }]);
          }}
        />
      )}
    </div>
  );
};

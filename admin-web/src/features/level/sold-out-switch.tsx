import type { AssortmentSkuData } from '@mendian/shared/catalog/assortment.contract.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { setStockSoldOut, switchSoldOut } from '@mendian/shared/stock/stock.contract.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useAction } from '../../ui/desk/use-action.ts';
import { levelParts } from './level-words.ts';

type SwitchProps = { storeId: string; name: string; sku: AssortmentSkuData };

const words = { switched: '售罄', part: '售罄：套餐里有商品没有了', empty: '售罄：没有库存' } as const;

/** On: customers can have it. Whoever may not switch reads the same words. */
export const SoldOutSwitch = ({ storeId, name, sku }: SwitchProps) => {
  const { call } = useDesk();
  const may = useMay(switchSoldOut.key);
  const full = skuText({ name, skuName: sku.skuName });
  const change = useAction((soldOut: boolean) => call(setStockSoldOut, { storeId, skuId: sku.skuId, soldOut }), {
    said: (soldOut) => (soldOut ? `“${full}”已设为售罄，小程序马上看到` : `“${full}”已恢复，小程序马上看到`),
    refreshes: levelParts,
  });
  const off = change.doing ?? sku.soldOut === 'switched';
  const word = off ? words.switched : sku.soldOut === null || sku.soldOut === 'switched' ? '在售' : words[sku.soldOut];
  if (!may) return word;
  return (
    <label className="switch-field">
      <input
        type="checkbox"
        role="switch"
        aria-label={`${full}在售`}
        aria-busy={change.busy}
        checked={!off}
        onChange={({ target }) => change.run(!target.checked)}
      />
      <span>{word}</span>
    </label>
  );
};

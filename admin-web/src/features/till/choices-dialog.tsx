import { useState } from 'react';
import { choicesOf, surchargeOf, withChoice } from '@mendian/shared/catalog/choices.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { unitWords, type TillProduct } from './till-products.ts';
import { useNoScan } from './use-no-scan.ts';

type ChoicesProps = {
  product: TillProduct;
  /** What is chosen to begin with. */
  chosen: readonly string[];
  doneWord: string;
  onChosen: (choices: string[]) => void;
  onClose: () => void;
};

/** What may be chosen of a product, with what it adds to its price. Enter takes it as it stands. */
export const ChoicesDialog = ({ product, chosen, doneWord, onChosen, onClose }: ChoicesProps) => {
  const [ids, setIds] = useState<readonly string[]>(chosen);
  useNoScan('正在选口味，刚才扫的码没有处理，选好再扫');
  const choices = choicesOf(ids, product.options);
  const more = surchargeOf(choices ?? []);
  return (
    <Dialog
      title={skuText(product)}
      className="till-choices"
      onClose={onClose}
      footer={
        <>
          <p className="till-choices-price">
            {moneyText(product.soldBy === 'weight' ? product.price : product.price + more)}
            <small>{unitWords[product.soldBy]}</small>
            {product.soldBy === 'weight' && more > 0 ? ` +${moneyText(more)}` : null}
          </p>
          <Button look="main" data-autofocus disabled={choices === null} onClick={() => onChosen((choices ?? []).map(({ id }) => id))}>
            {doneWord}
          </Button>
        </>
      }
    >
      {product.options.map((group) => (
        <Group key={group.id} group={group} ids={ids} onChoice={(id) => setIds((before) => withChoice(before, group, id))} />
      ))}
    </Dialog>
  );
};

type GroupProps = { group: TillProduct['options'][number]; ids: readonly string[]; onChoice: (id: string) => void };

const Group = ({ group, ids, onChoice }: GroupProps) => (
  <div className="till-choice-group" role="group" aria-label={group.name}>
    <h3>
      {group.name}
      {group.kind === 'one' ? null : <small>{group.max === 1 ? '可以不选' : `最多选 ${group.max} 样，可以不选`}</small>}
    </h3>
    <div className="till-taps">
      {group.choices.map(({ id, name, surcharge }) => (
        <button key={id} type="button" className="till-tap" aria-pressed={ids.includes(id)} onClick={() => onChoice(id)}>
          {name}
          {surcharge === 0 ? null : <small>+{moneyText(surcharge)}</small>}
        </button>
      ))}
    </div>
  </div>
);

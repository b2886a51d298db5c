import { setSells, type AssortmentRowData } from '@mendian/shared/catalog/assortment.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { levelParts, sellsWords } from './level-words.ts';

/** Products that one call sets. */
const productsMax = 200;
const sellsOf = { yes: true, no: false, '': null } as const;

type Props = {
  node: string;
  /** The level's name, for people. */ level: string;
  /** Whether nothing lies above the level. */ top: boolean;
  rows: readonly AssortmentRowData[];
  onDone: () => void;
  onClose: () => void;
};

/** Sets for many products at once whether a level sells them; more than 200 go in several calls. */
export const SellsDialog = ({ node, level, top, rows, onDone, onClose }: Props) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const words = sellsWords(top);
  const initial: { sells: keyof typeof sellsOf } = { sells: 'yes' };
  const form = useForm({
    initial,
    send: async ({ sells }) => {
      let changed = 0;
      for (let from = 0; from < rows.length; from += productsMax) {
        const productIds = rows.slice(from, from + productsMax).map(({ productId }) => productId);
        changed += (await call(setSells, { node, productIds, sells: sellsOf[sells] })).changed;
      }
      say(changed === rows.length ? `${changed} 个商品已设好` : `${changed} 个商品已设好，其余本来就是这样`, 'good');
    },
    done: () => {
      refresh(...levelParts);
      onDone();
      onClose();
    },
  });
  const [first] = rows;
  return (
    <FormDialog title={`${rows.length} 个商品的本级设置`} place="centre" form={form} submitWord="保存" onClose={onClose}>
      <p>
        {level}：{first?.name}
        {rows.length > 1 ? ` 等 ${rows.length} 个商品` : ''}。马上生效。
      </p>
      <SelectField
        label="本级设置"
        options={(['yes', 'no', ''] as const).map((value) => ({ value, name: words[value] }))}
        {...form.field('sells')}
      />
    </FormDialog>
  );
};

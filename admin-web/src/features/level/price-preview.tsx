import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import { changePrices } from '@mendian/shared/catalog/price.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { listOfRows } from '../../platform/list.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';
import { levelParts, levelText } from './level-words.ts';
import type { Previewed } from './price-change.ts';

type PreviewProps = Previewed & { level: LevelViewData; onDone: () => void; onClose: () => void };
type Item = Previewed['preview']['items'][number];

/** Which prices a change would change, from what to what; only here it is made. */
export const PricePreview = ({ asked, preview, level, onDone, onClose }: PreviewProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const planned = asked.from !== null;
  const form = useForm({
    initial: asked,
    send: (values, options) => call(changePrices, values, options),
    done: () => {
      say(planned ? `改价已计划，${momentOf(asked.from)} 起生效` : '价格已改，小程序马上看到', 'good');
      refresh(...levelParts);
      onDone();
    },
  });
  const { stores, prices, covered, items } = preview;
  return (
    <FormDialog title={`预览 · ${levelText(level)}`} form={form} submitWord={planned ? '确认计划' : '确认改价'} wide onClose={onClose}>
      <p>
        {planned ? `${momentOf(asked.from)} 起` : '确认后马上'}
        {asked.to === null ? '' : `，到 ${momentOf(asked.to)} 为止`}，
        {prices === 0 ? '没有门店的售价会变' : `${stores} 家门店的 ${prices} 个售价会变`}
        {covered === 0 ? '。' : `；${covered} 个售价不变，因为下级有自己的定价。`}
      </p>
      {prices === 0 ? null : (
        <DataTable
          label="会变的售价"
          list={listOfRows(items)}
          columns={columns}
          rowKey={({ storeId, skuId }) => `${storeId}:${skuId}`}
          empty={{ title: '没有门店的售价会变' }}
        />
      )}
      {items.length < prices ? <p className="cell-note">这里列出前 {items.length} 个，其余同样改变。</p> : null}
    </FormDialog>
  );
};

const columns: readonly Column<Item>[] = [
  { key: 'store', head: '门店', width: 220, cell: ({ storeName }) => storeName },
  { key: 'sku', head: '商品', width: 240, cell: (row) => skuText(row) },
  { key: 'before', head: '原价', align: 'right', cell: ({ before }) => moneyText(before) },
  { key: 'after', head: '新价', align: 'right', cell: ({ after }) => <b>{moneyText(after)}</b> },
  {
    key: 'by',
    head: '变化',
    align: 'right',
    cell: ({ before, after }) => (
      <span className={after > before ? 'price-up' : 'price-down'}>
        {after > before ? '+' : ''}
        {moneyText(after - before)}
      </span>
    ),
  },
];

import { useState } from 'react';
import { priceUnits, skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import { previewPrices, type PriceRowData } from '@mendian/shared/catalog/price.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { SwitchField } from '../../ui/desk/choice-fields.tsx';
import { DateTimeField } from '../../ui/desk/date-fields.tsx';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { MoneyField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { useForm, type Form } from '../../ui/desk/use-form.ts';
import { moneyText } from '../../ui/money-text.ts';
import { askedOf, faultsOf, noChange, type ChangeValues, type Previewed } from './price-change.ts';
import { PricePreview } from './price-preview.tsx';

type FormProps = {
  level: LevelViewData;
  title: string;
  rows: readonly PriceRowData[];
  /** Where the level's own price stands in a row. */
  own: number;
  onDone: () => void;
  onClose: () => void;
};

/** New prices at a level, at once or from a minute to come on. Nothing is changed before the preview was seen. */
export const PriceChangeForm = ({ level, title, rows, own, onDone, onClose }: FormProps) => {
  const { call } = useDesk();
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const form = useForm<ChangeValues>({
    initial: noChange,
    check: faultsOf,
    send: async (values) => {
      const asked = askedOf(level.node, values);
      setPreviewed({ asked, preview: await call(previewPrices, asked) });
    },
    blames: { 'price/past': 'from', 'price/period': 'to', 'price/chain-only-base': 'prices' },
  });
  return (
    <>
      <FormDialog title={title} form={form} submitWord="预览" wide onClose={onClose}>
        <Section title="新价格">
          <div className="price-rows">
            {rows.map((row) => (
              <PriceField key={row.skuId} row={row} own={row.own[own] ?? null} mayInherit={level.node !== 'chain'} form={form} />
            ))}
          </div>
          <PricesError form={form} />
        </Section>
        <WhenFields form={form} />
      </FormDialog>
      {previewed === null ? null : (
        <PricePreview
          {...previewed}
          level={level}
          onDone={() => {
            onDone();
            onClose();
          }}
          onClose={() => setPreviewed(null)}
        />
      )}
    </>
  );
};

type FieldProps = { row: PriceRowData; own: number | null; mayInherit: boolean; form: Form<ChangeValues> };

const PriceField = ({ row, own, mayInherit, form }: FieldProps) => {
  const { prices } = form.values;
  const inherits = prices[row.skuId] === 'inherit';
  const set = (price: ChangeValues['prices'][string]) => form.set({ prices: { ...prices, [row.skuId]: price } });
  return (
    <div className="price-row">
      <span>
        {skuText(row)}
        <small>
          现在 {moneyText(row.amount)}，{own === null ? `来自${row.from.name}` : '本级定价'}
        </small>
      </span>
      <MoneyField
        label={`${skuText(row)}的新价格`}
        unit={priceUnits[row.soldBy]}
        width={190}
        placeholder={inherits ? '听上一级的' : '不改'}
        disabled={inherits}
        value={inherits ? null : ((prices[row.skuId] ?? null) as number | null)}
        onChange={set}
      />
      {mayInherit && own !== null ? (
        <label className="check">
          <input type="checkbox" checked={inherits} onChange={({ target }) => set(target.checked ? 'inherit' : null)} />
          <span>取消本级价格，听上一级的</span>
        </label>
      ) : null}
    </div>
  );
};

const PricesError = ({ form }: { form: Form<ChangeValues> }) => {
  const { error } = form.field('prices');
  return error === undefined ? null : (
    <p className="field-error" role="alert">
      {error}
    </p>
  );
};

const WhenFields = ({ form }: { form: Form<ChangeValues> }) => {
  const { when, ends } = form.values;
  return (
    <Section title="什么时候">
      <div className="form">
        <Segmented
          label="什么时候"
          value={when}
          options={[
            { value: 'now', name: '立即' },
            { value: 'later', name: '从以后某一分钟起' },
          ]}
          onChange={(next) => form.set({ when: next })}
        />
        {when === 'now' ? null : (
          <DateTimeField label="开始" required hint="北京时间。到点后小程序和终端自动用新价，已下的单不变" {...form.field('from')} />
        )}
        <SwitchField label="到时候恢复" onWord="有结束时间" offWord="一直有效" {...form.field('ends')} />
        {ends ? <DateTimeField label="结束" required hint="从这一分钟起，恢复改价前的价格" {...form.field('to')} /> : null}
      </div>
    </Section>
  );
};

import { createOptionGroup, updateOptionGroup, type OptionGroupViewData } from '@mendian/shared/catalog/option-group.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/desk/choice-fields.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { MoneyField, NumberField } from '../../ui/desk/number-fields.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm, type Form } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { catalogueParts } from './catalogue-words.ts';
import './catalog.css';

type Choice = { readonly id: string | null; readonly name: string; readonly surcharge: number | null };
type Values = { name: string; kind: 'one' | 'many'; max: number | null; choices: readonly Choice[] };

const choicesMax = 20;
const empty: Choice = { id: null, name: '', surcharge: 0 };

export const OptionGroupForm = ({ group, onClose }: { group: OptionGroupViewData | null; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<Values>({
    initial: group === null ? { name: '', kind: 'one', max: 1, choices: [empty, empty] } : { ...group },
    send: ({ name, kind, max, choices }, options) => {
      const given = {
        name,
        kind,
        max: kind === 'one' ? 1 : (max ?? 1),
        choices: choices.map((one) => ({ ...one, surcharge: one.surcharge ?? 0 })),
      };
      return group === null ? call(createOptionGroup, given, options) : call(updateOptionGroup, { groupId: group.id, ...given }, options);
    },
    done: () => {
      say(group === null ? '选项组已新建，到商品里选用' : '选项组已修改，用到它的商品马上改变', 'good');
      refresh(...catalogueParts);
      onClose();
    },
  });
  const used = group?.products.length ?? 0;
  return (
    <FormDialog title={group === null ? '新建选项组' : `修改选项组“${group.name}”`} form={form} submitWord="保存" onClose={onClose}>
      {used === 0 ? null : <p className="cell-note">有 {used} 个商品在用，保存后一起改变。</p>}
      <TextField label="名称" required autoFocus max={20} placeholder="例如：辣度" {...form.field('name')} />
      <div className="form-row">
        <SelectField
          label="选法"
          options={[
            { value: 'one', name: '必选一个' },
            { value: 'many', name: '可不选，可多选' },
          ]}
          {...form.field('kind')}
        />
        {form.values.kind === 'one' ? null : <NumberField label="最多选" unit="个" min={1} max={10} required {...form.field('max')} />}
      </div>
      <Choices form={form} />
    </FormDialog>
  );
};

const Choices = ({ form }: { form: Form<Values> }) => {
  const { choices } = form.values;
  const set = (at: number, changed: Partial<Choice>) =>
    form.set({ choices: choices.map((choice, index) => (index === at ? { ...choice, ...changed } : choice)) });
  const { error } = form.field('choices');
  return (
    <div className="rows" role="group" aria-label="选项">
      {choices.map((choice, at) => (
        <div key={`${choice.id ?? 'new'}-${at}`} className="choice-row">
          <TextField label={`选项 ${at + 1}`} required max={20} value={choice.name} onChange={(name) => set(at, { name })} />
          <MoneyField label="加价" width={120} required value={choice.surcharge} onChange={(surcharge) => set(at, { surcharge })} />
          <Button
            look="quiet"
            aria-label={`去掉选项 ${at + 1}`}
            disabled={choices.length === 1}
            onClick={() => form.set({ choices: choices.filter((_, index) => index !== at) })}
          >
            去掉
          </Button>
        </div>
      ))}
      {error === undefined ? null : <p className="field-error">{error}</p>}
      {choices.length === choicesMax ? null : <Button onClick={() => form.set({ choices: [...choices, empty] })}>加一个选项</Button>}
    </div>
  );
};

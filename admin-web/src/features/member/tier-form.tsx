import { earnPerMilleMax, earnPerMilleMin, growthMax, tiersMax } from '@mendian/shared/points/tier-draft.ts';
import { setTiers, type TiersData } from '@mendian/shared/points/tier.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { DecimalField } from '../../ui/desk/decimal-field.tsx';
import { Form } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm, type Form as FormState } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { draftsOf, rowAbove, rowsFault, tierRows, type TierRow, type TierValues } from './tier-values.ts';

/** Names, growth and points of all tiers, changed together. */
export const TierForm = ({ data }: { data: TiersData }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<TierValues>({
    initial: { rows: tierRows(data) },
    check: rowsFault,
    send: ({ rows }, options) => call(setTiers, { version: data.version, tiers: draftsOf(rows) }, options),
    done: () => {
      say('已保存。够格的会员陆续升级，没有人因此立刻降级', 'good');
      refresh('tiers');
    },
    blames: { 'input/invalid': 'rows' },
  });
  return (
    <Form form={form}>
      <Section title="修改等级">
        <Rows form={form} />
        <p className="field-hint">门槛降低时，成长值够的会员陆续升级；门槛提高或取消等级时，会员保留原等级到各自的复核日。</p>
        <div>
          <Button look="main" type="submit" busy={form.busy} disabled={!form.dirty}>
            保存
          </Button>
        </div>
      </Section>
    </Form>
  );
};

const Rows = ({ form }: { form: FormState<TierValues> }) => {
  const { rows } = form.values;
  const { error } = form.field('rows');
  return (
    <div className="tier-rows" role="group" aria-label="等级">
      {rows.map((row, place) => (
        <Row key={row.at} row={row} place={place} form={form} />
      ))}
      <div>
        <Button disabled={rows.length >= tiersMax} onClick={() => form.set({ rows: [...rows, rowAbove(rows)] })}>
          加一个更高的等级
        </Button>
      </div>
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
};

const Row = ({ row, place, form }: { row: TierRow; place: number; form: FormState<TierValues> }) => {
  const { rows } = form.values;
  const set = (changed: Partial<TierRow>) => form.set({ rows: rows.map((one) => (one.at === row.at ? { ...one, ...changed } : one)) });
  return (
    <div className="tier-row">
      <TextField label={`等级 ${place + 1}`} required max={8} value={row.name} onChange={(name) => set({ name })} />
      {place === 0 ? (
        <p className="tier-lowest">成长值从 0 开始，注册就是</p>
      ) : (
        <NumberField label="成长值" required min={1} max={growthMax} value={row.growth} onChange={(growth) => set({ growth })} />
      )}
      <EarnField value={row.earnPerMille} onChange={(earnPerMille) => set({ earnPerMille })} />
      <Button
        look="quiet"
        aria-label={`取消等级 ${row.name}`}
        disabled={place === 0}
        onClick={() => form.set({ rows: rows.filter(({ at }) => at !== row.at) })}
      >
        取消
      </Button>
    </div>
  );
};

/** Hundredths of a point for the person, thousandths for the program. */
const EarnField = ({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) => (
  <DecimalField
    label="每实付 1 元得"
    required
    unit="积分"
    scale={100}
    min={earnPerMilleMin / 10}
    max={earnPerMilleMax / 10}
    value={value === null ? null : Math.round(value / 10)}
    onChange={(hundredths) => onChange(hundredths === null ? null : hundredths * 10)}
  />
);

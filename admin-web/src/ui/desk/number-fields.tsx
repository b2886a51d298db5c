import { readYuan, typedYuan } from '../../platform/yuan.ts';
import { readWhole } from '../../platform/whole-number.ts';
import type { FieldFrame } from './field.tsx';
import { DraftField } from './text-fields.tsx';

type NumberProps = FieldFrame & {
  name?: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  unit?: string;
  width?: number;
  placeholder?: string;
  disabled?: boolean;
};

/** A whole number. */
export const NumberField = ({ min = 0, max = 1_000_000_000, ...rest }: NumberProps) => (
  <DraftField {...rest} read={(text) => readWhole(text, { min, max })} write={(value) => (value === null ? '' : String(value))} />
);

/** Yuan for the person, whole fen for the program. */
export const MoneyField = ({ max = 1_000_000_000, unit = '元', ...rest }: Omit<NumberProps, 'min'>) => (
  <DraftField
    {...rest}
    unit={unit}
    read={(text) => {
      const typed = readYuan(text, { max });
      return { value: typed.kind === 'fen' ? typed.fen : null, fault: typed.kind === 'fault' ? typed.sentence : null };
    }}
    write={typedYuan}
  />
);

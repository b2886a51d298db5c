import type { FieldFrame } from './field.tsx';
import { DraftField } from './text-fields.tsx';

type DecimalProps = FieldFrame & {
  name?: string;
  value: number | null;
  onChange: (value: number | null) => void;
  /** How many of the program's whole numbers one of the person's is: 100 thousandths are 1 折. */
  scale: 10 | 100;
  /** Of the program's numbers, both included. */
  min: number;
  max: number;
  unit: string;
  placeholder?: string;
};

/** A number with decimals for the person, a whole one for the program, read digit by digit. */
export const DecimalField = ({ scale, min, max, ...rest }: DecimalProps) => (
  <DraftField
    {...rest}
    width={120}
    read={(text) => read(text, { scale, min, max })}
    write={(value) => (value === null ? '' : String(value / scale))}
  />
);

const read = (text: string, { scale, min, max }: Pick<DecimalProps, 'scale' | 'min' | 'max'>) => {
  const plain = text.normalize('NFKC').replaceAll(/[\s,%折]/g, '');
  if (plain === '') return { value: null, fault: null };
  const places = scale === 10 ? 1 : 2;
  const match = /^(\d{1,3})(?:\.(\d*))?$/.exec(plain);
  if (match === null || (match[2] ?? '').length > places) return { value: null, fault: `请填写数字，小数点后最多 ${places} 位` };
  const value = Number(match[1]) * scale + Number((match[2] ?? '').padEnd(places, '0'));
  return value < min || value > max ? { value: null, fault: `请填写 ${min / scale} 到 ${max / scale} 之间的数` } : { value, fault: null };
};

import { DecimalField } from './decimal-field.tsx';
import { Section } from './page.tsx';
import type { FieldProps } from './use-form.ts';

/** Thousandths; null while they are being typed. */
export type BearerValues = { headOffice: number | null; branch: number | null; owner: number | null };

/** What is wrong with them together. */
export const bearerFault = ({ headOffice, branch, owner }: BearerValues): { owner?: string } => {
  const shares = (headOffice ?? 0) + (branch ?? 0) + (owner ?? 0);
  return shares === 1000 ? {} : { owner: `三方合计要 100%，现在是 ${shares / 10}%` };
};

/** `总部 70%，门店的商户 30%` */
export const bearersText = ({ headOffice, branch, owner }: { headOffice: number; branch: number; owner: number }): string =>
  [['总部', headOffice] as const, ['门店所在的分公司', branch] as const, ['门店的商户', owner] as const]
    .filter(([, share]) => share > 0)
    .map(([who, share]) => `${who} ${share / 10}%`)
    .join('，');

const share = { unit: '%', scale: 10, min: 0, max: 1000 } as const;

/** Who pays for what a store gives away. */
export const BearerFields = ({ headOffice, branch, owner }: { [Name in keyof BearerValues]: FieldProps<number | null> }) => (
  <Section title="谁承担">
    <div className="form-row form-three">
      <DecimalField label="总部" required {...share} {...headOffice} />
      <DecimalField label="门店所在的分公司" required {...share} {...branch} />
      <DecimalField label="门店的商户" required {...share} {...owner} />
    </div>
  </Section>
);

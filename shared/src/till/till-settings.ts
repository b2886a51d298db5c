import * as v from 'valibot';
import { prefixLength, scaleLayouts, type ScaleLayout } from './scale-code.ts';
import { roundDowns, weighRoundings, type RoundDown, type WeighRounding } from './till-price.ts';

/** How a store's till counts, and how its scale writes labels. */
export const TillSettings = v.object({
  scale: v.nullable(
    v.pipe(
      v.object({ layout: v.picklist(scaleLayouts), prefix: v.pipe(v.string(), v.regex(/^\d{1,2}$/, '前缀是 1 到 2 位数字')) }),
      v.check(({ layout, prefix }) => prefix.length === prefixLength(layout), '前缀的位数与条码格式不符'),
    ),
  ),
  rounding: v.picklist(weighRoundings),
  /** How far clerks may round a total down. */
  roundDown: v.picklist(roundDowns),
});
export type TillSettingsData = v.InferOutput<typeof TillSettings>;

/** What a store begins with whose till nobody has set: the commonest label, prices to the fen, totals to the jiao. */
export const newTillSettings: TillSettingsData = {
  scale: { layout: 'FFWWWWWEEEEEC', prefix: '21' },
  rounding: 'fen',
  roundDown: 'jiao',
};

export const tillSettingsOf = ({ till }: { readonly till?: TillSettingsData | undefined }): TillSettingsData => till ?? newTillSettings;

/** A layout as a person reads it. */
export const scaleLayoutWords: Record<ScaleLayout, string> = {
  FFWWWWWEEEEEC: '13 位：2 位前缀 + 5 位货号 + 5 位金额',
  FFWWWWWNNNNNC: '13 位：2 位前缀 + 5 位货号 + 5 位克数',
  FWWWWWWEEEEEC: '13 位：1 位前缀 + 6 位货号 + 5 位金额',
  FWWWWWWNNNNNC: '13 位：1 位前缀 + 6 位货号 + 5 位克数',
  FFWWWWWEEEEENNNNNC: '18 位：2 位前缀 + 5 位货号 + 金额 + 克数',
  FFWWWWWNNNNNEEEEEC: '18 位：2 位前缀 + 5 位货号 + 克数 + 金额',
  FWWWWWWEEEEENNNNNC: '18 位：1 位前缀 + 6 位货号 + 金额 + 克数',
  FWWWWWWNNNNNEEEEEC: '18 位：1 位前缀 + 6 位货号 + 克数 + 金额',
};

export const roundingWords: Record<WeighRounding, string> = { fen: '四舍五入到分', jiao: '四舍五入到角', 'jiao-down': '角以下舍去' };
export const roundDownWords: Record<RoundDown, string> = { none: '不抹零', jiao: '抹到角', yuan: '抹到元' };

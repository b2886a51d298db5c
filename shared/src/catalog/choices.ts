import * as v from 'valibot';
import { Id } from '../kernel/fields.ts';
import { sum, yuanText, type Fen } from '../kernel/money.ts';
import type { OptionGroupData } from './catalog.contract.ts';

/** What can be picked of a group of options; `surcharge`: fen it adds to a piece, or to a line that is weighed. */
export type Choice = OptionGroupData['choices'][number];
type Options = readonly OptionGroupData[];

/** Ids of the chosen options, as a line carries them. */
export const ChoiceIds = v.pipe(v.array(Id), v.maxLength(20));

/** What these ids stand for, in the order of the product's options; null: a group wants one that is missing, one is too many or unknown. */
export const choicesOf = (ids: readonly string[], options: Options): Choice[] | null => {
  const wanted = new Set(ids);
  const choices: Choice[] = [];
  for (const { kind, max, choices: offered } of options) {
    const picked = offered.filter(({ id }) => wanted.has(id));
    if (kind === 'one' ? picked.length !== 1 : picked.length > max) return null;
    choices.push(...picked);
  }
  return choices.length === wanted.size && wanted.size === ids.length ? choices : null;
};

/** What a product starts with: the first of each group that wants one. */
export const firstChoices = (options: Options): string[] =>
  options.flatMap(({ kind, choices }) => (kind === 'one' && choices[0] ? [choices[0].id] : []));

/** A tap on a choice: takes the place of its group's other one, or joins and leaves up to the group's limit. */
export const withChoice = (ids: readonly string[], group: OptionGroupData, choiceId: string): string[] => {
  const ofGroup = new Set(group.choices.map(({ id }) => id));
  const others = ids.filter((id) => !ofGroup.has(id));
  if (group.kind === 'one') return [...others, choiceId];
  const chosen = ids.filter((id) => ofGroup.has(id));
  if (chosen.includes(choiceId)) return [...others, ...chosen.filter((id) => id !== choiceId)];
  return chosen.length >= group.max ? [...ids] : [...others, ...chosen, choiceId];
};

export const surchargeOf = (choices: readonly Pick<Choice, 'surcharge'>[]): Fen => sum(choices.map(({ surcharge }) => surcharge));

/** `去骨 +¥2.00` */
export const choiceText = ({ name, surcharge }: Pick<Choice, 'name' | 'surcharge'>): string =>
  surcharge === 0 ? name : `${name} +¥${yuanText(surcharge)}`;

/** `特辣 · 去骨 +¥2.00` */
export const choicesText = (choices: readonly Pick<Choice, 'name' | 'surcharge'>[]): string => choices.map(choiceText).join(' · ');

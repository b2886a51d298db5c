import type { TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import { takeOverKindWords, type TakeOverStep } from '@mendian/shared/take-over/take-over-words.ts';
import { momentOf } from '../../ui/desk/moment.ts';
import { countText, sumOf } from './counts.ts';

export const doneAt = ({ checkedAt, ranAt, comparedAt, backAt }: TakeOverData, step: TakeOverStep): string | null =>
  ({ check: checkedAt, run: ranAt, compare: comparedAt, back: backAt })[step];

/** Whether this step is under way. */
export const isNow = ({ can, step: now }: TakeOverData, step: TakeOverStep): boolean => can.stop && now === step;

const before: Record<TakeOverStep, string> = {
  check: '逐行检查，只写报告，不改任何数据',
  run: '按报告新增和更改；可以停下，再继续',
  compare: '文件与这里逐行比对，列出不同',
  back: '需要时用：只撤回之后没有人动过的',
};

/** What there is to say of a step: what it does, how far it is, or what came of it. */
export const stepText = (takeOver: TakeOverData, step: TakeOverStep): string => {
  if (isNow(takeOver, step)) return placeText(takeOver);
  if (takeOver.step === step && takeOver.state === 'stopped') return '已停下，做完的保留';
  const done = doneAt(takeOver, step);
  return done === null ? before[step] : [`${momentOf(done)} 完成`, resultText(takeOver, step)].filter((part) => part !== '').join('，');
};

const placeText = ({ at, state, step }: TakeOverData): string => {
  if (state === 'waiting' || at === null) return '等待开始';
  const kind = takeOverKindWords[at.kind];
  return step === 'back' ? `${kind}还剩 ${countText(at.line)} 条` : `${kind}第 ${countText(at.line)} 行`;
};

const resultText = (takeOver: TakeOverData, step: TakeOverStep): string => {
  const count = (outcome: Parameters<typeof sumOf>[1]) => `${countText(sumOf(takeOver, outcome))} 条`;
  if (step === 'check') return '';
  if (step === 'run') return `新增 ${count('added')}，更改 ${count('changed')}`;
  if (step === 'back') return `撤回 ${count('back')}，保留 ${count('kept')}`;
  const total = (key: 'differing' | 'missing') => takeOver.files.reduce((sum, { compared }) => sum + (compared?.[key] ?? 0), 0);
  const [differing, missing] = [total('differing'), total('missing')];
  return differing + missing === 0 ? '全部一致' : `不同 ${countText(differing)} 条，缺少 ${countText(missing)} 条`;
};

/** What the dry run found, in one sentence. */
export const reportText = (takeOver: TakeOverData): string => {
  const count = (outcome: Parameters<typeof sumOf>[1]) => `${countText(sumOf(takeOver, outcome))} 条`;
  if (takeOver.checkedAt === null) return '试运行后，下面列出每一行会怎样';
  const left = `相同 ${count('same')}，不采用 ${count('refused')}`;
  return takeOver.ranAt === null ? `将新增 ${count('add')}，更改 ${count('change')}，${left}` : left;
};

export const filesText = ({ files }: TakeOverData): string =>
  files.length === 0 ? '旧系统导出的 CSV，每种一个，不必齐全' : `已有${files.map(({ kind }) => takeOverKindWords[kind]).join('、')}`;

/** What one does next, once the files are there. */
export const nextOf = ({ checkedAt, ranAt, comparedAt }: TakeOverData): TakeOverStep | null =>
  checkedAt === null ? 'check' : ranAt === null ? 'run' : comparedAt === null ? 'compare' : null;

/** What the button of a step says. */
export const buttonText = (takeOver: TakeOverData, step: TakeOverStep, word: string): string => {
  if (takeOver.step === step && takeOver.state === 'stopped') return `继续${word}`;
  return step !== 'back' && doneAt(takeOver, step) !== null ? `再次${word}` : word;
};

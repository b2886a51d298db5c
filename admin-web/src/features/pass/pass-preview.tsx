import type { PassDraftData } from '@mendian/shared/pass/pass-draft.ts';
import { passLines, promiseText, refundRule } from '@mendian/shared/pass/pass-words.ts';
import { moneyText } from '../../ui/money-text.ts';
import { PromiseCard } from '../../ui/promise-card.tsx';

type PreviewProps = { draft: PassDraftData; names: ReadonlyMap<string, string> };

/** A kind as members read it in the mini-program. */
export const PassPreview = ({ draft, names }: PreviewProps) => (
  <PromiseCard label="会员看到的月卡">
    <header>
      <span>{draft.name === '' ? '月卡的名称' : draft.name}</span>
      <strong>{draft.price === 0 ? '售价' : moneyText(draft.price)}</strong>
      <small>{promiseText(draft)}</small>
    </header>
    <ul>
      {passLines(draft, names).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    {draft.note === '' ? null : <p>{draft.note}</p>}
    <p>{refundRule}</p>
  </PromiseCard>
);

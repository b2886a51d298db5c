import type { AfterSaleFileData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { stepDetail, stepText } from '@mendian/shared/after-sale/after-sale-words.ts';

type Props = { steps: AfterSaleFileData['steps']; /** An instant, as this page says it. */ momentText: (instant: string) => string };

/** What happened to a case, when and by whom. */
export const Course = ({ steps, momentText }: Props) => (
  <ol className="course">
    {steps.map((step, index) => (
      <li key={index}>
        <time dateTime={step.at}>{momentText(step.at)}</time>
        <b>{stepText(step)}</b>
        <span>{stepDetail(step)}</span>
      </li>
    ))}
  </ol>
);

import type { ReactNode } from 'react';
import type { TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import { takeOverStepWords, type TakeOverStep } from '@mendian/shared/take-over/take-over-words.ts';
import { Problem, Section } from '../../ui/desk/page.tsx';
import { StepButton } from './step-button.tsx';
import { doneAt, filesText, isNow, reportText, stepText } from './step-words.ts';

/** The checklist: what was done and when, what is done now, and the one thing to do next. */
export const TakeOverSteps = ({ takeOver }: { takeOver: TakeOverData }) => {
  const step = (one: TakeOverStep) => (
    <Step title={takeOverStepWords[one]} done={doneAt(takeOver, one) !== null} active={isNow(takeOver, one)} told={stepText(takeOver, one)}>
      <StepButton takeOver={takeOver} step={one} />
    </Step>
  );
  return (
    <Section title="步骤">
      {takeOver.error === null ? null : <Problem sentence={takeOver.error} />}
      <ol className="take-over-steps">
        <Step title="上传文件" done={takeOver.files.length > 0} told={filesText(takeOver)} />
        {step('check')}
        <Step title="看报告" done={takeOver.checkedAt !== null} told={reportText(takeOver)} />
        {step('run')}
        {step('compare')}
        {step('back')}
      </ol>
    </Section>
  );
};

type StepProps = { title: string; done: boolean; active?: boolean; told: string; children?: ReactNode };

const Step = ({ title, done, active = false, told, children }: StepProps) => (
  <li className={`take-over-step ${active ? 'is-active' : done ? 'is-done' : ''}`} aria-current={active ? 'step' : undefined}>
    <span className="take-over-mark" role="img" aria-label={active ? '进行中' : done ? '已完成' : '还没有做'}>
      {active ? <span className="spinner" /> : done ? '✓' : ''}
    </span>
    <strong>{title}</strong>
    <span className="take-over-told" title={told}>
      {told}
    </span>
    <span className="take-over-button">{children}</span>
  </li>
);

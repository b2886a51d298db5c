import { useState } from 'react';
import { receiveCode, receiveOffer } from '../../features/coupon/receive.ts';
import { enter } from '../../platform/enter.ts';
import { say, sayFailure, sentenceOf } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';

/** Receiving by a tap on an offer or by a code; afterwards, whatever came of it, what is offered is asked for anew. */
export const useReceiving = (brought: string, freshen: () => void) => {
  const [code, setCode] = useState(brought);
  const [problem, setProblem] = useState('');
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const byOffer = useAction(async (templateId: string) => {
    if (!(await enter())) return;
    setBusyWith(templateId);
    try {
      say(`已领到「${(await receiveOffer(templateId)).name}」`);
    } finally {
      setBusyWith(null);
      freshen();
    }
  }, sayFailure);
  const byCode = useAction(
    async () => {
      const typed = code.trim();
      if (typed === '' || !(await enter())) return;
      setProblem('');
      say(`已领到「${(await receiveCode(typed)).name}」`);
      setCode('');
      freshen();
    },
    (failure) => setProblem(sentenceOf(failure)),
  );
  return {
    code,
    problem,
    type: (typed: string) => {
      setCode(typed);
      setProblem('');
    },
    busyWith,
    receive: (templateId: string) => void byOffer.run(templateId),
    codeBusy: byCode.busy,
    receiveByCode: () => void byCode.run(),
  };
};

import * as contract from '@mendian/shared/member/member-code.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { limitingGuesses } from '../../platform/guesses.ts';
import { recogniseMember } from './recognise-member.ts';

/** Codes and numbers a terminal may try in vain. */
export const vainRecognitions = { name: 'vain-recognition', points: 10, seconds: 300 };

/** What says that a try was in vain. */
export const vainRefusals = ['member/not-recognised', 'member/payment-code'];

/** Members recognised at a terminal by whatever they show or say. */
export const recogniseModule = ({ settings }: Parts): Module => {
  const recognise = recogniseMember(settings);
  return {
    routes: (serve) => {
      serve.steps(contract.recogniseMember, ({ limits, actor, reads, now }, input) =>
        limitingGuesses({ limits, limit: vainRecognitions, key: actor.terminalId, wrong: vainRefusals }, () =>
          recognise({ sql: reads, actor, now }, input),
        ),
      );
    },
  };
};

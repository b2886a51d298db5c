import { bindCard as bindContract } from '@mendian/shared/member/member-card.contract.ts';
import * as contract from '@mendian/shared/member/member-code.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { limitingGuesses } from '../../platform/guesses.ts';
import { bindCard, vainBindings } from '../member/index.ts';
import { recogniseMember } from './recognise-member.ts';

/** Codes and numbers a terminal may try in vain. */
export const vainRecognitions = { name: 'vain-recognition', points: 10, seconds: 300 };

/** What says that a try was in vain. */
export const vainRefusals = ['member/not-recognised', 'member/payment-code'];

/** Members recognised at a terminal by whatever they show or say, and cards that are bound to them there. */
export const recogniseModule = (parts: Parts): Module => {
  const recognise = recogniseMember(parts);
  const bind = bindCard(parts.settings);
  return {
    routes: (serve) => {
      serve.steps(contract.recogniseMember, ({ limits, actor, reads, now }, input) =>
        limitingGuesses({ limits, limit: vainRecognitions, key: actor.terminalId, wrong: vainRefusals }, () =>
          recognise({ sql: reads, actor, now }, input),
        ),
      );
      serve.steps(bindContract, ({ limits, actor, once }, input) =>
        limitingGuesses({ limits, limit: vainRecognitions, key: actor.terminalId, wrong: vainBindings }, () =>
          once((ctx) => bind({ ...ctx, actor }, input)),
        ),
      );
    },
  };
};

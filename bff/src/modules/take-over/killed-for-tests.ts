import { workKilled } from '../../../test/killed.ts';
import type { Parts } from '../../module.ts';
import type { House } from '../../platform/transaction.ts';
import { runSteps } from './run-step.ts';

type Step = {
  readonly house: House;
  readonly outside: Pick<Parts, 'objects' | 'wechatPay'>;
  readonly takeOverId: string;
  readonly restart: () => void;
};

/** Goes on with a step in processes that live for so many statements, reads of files and questions to WeChat, then in one that lives on. */
export const stepKilled = (
  { house, outside: { objects, wechatPay }, takeOverId, restart }: Step,
  lives: readonly number[],
): Promise<number> =>
  workKilled(
    {
      ...{ house, restart, name: 'take-over.step' },
      handle: ({ steps, act }) =>
        runSteps({
          objects: { get: (name) => act(() => objects.get(name)) },
          wechatPay: { query: (payee, outTradeNo) => act(() => wechatPay.query(payee, outTradeNo)) },
        }).handle(steps, { takeOverId }),
    },
    lives,
  );

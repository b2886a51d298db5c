import { workKilled } from '../../../test/killed.ts';
import type { Objects } from '../../platform/objects.ts';
import type { House } from '../../platform/transaction.ts';
import { runSteps } from './run-step.ts';

type Step = { readonly house: House; readonly objects: Objects; readonly takeOverId: string; readonly restart: () => void };

/** Goes on with a step in processes that live for so many statements and reads of files, then in one that lives on. */
export const stepKilled = ({ house, objects, takeOverId, restart }: Step, lives: readonly number[]): Promise<number> =>
  workKilled(
    {
      ...{ house, restart, name: 'take-over.step' },
      handle: ({ steps, act }) => runSteps({ ...objects, get: (name) => act(() => objects.get(name)) }).handle(steps, { takeOverId }),
    },
    lives,
  );

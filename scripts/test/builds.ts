import type { Hands } from '../bootstrap/hands.ts';
import { adminWeb, buildClient, h5, weapp, type Client } from '../build/clients.ts';
import { failedOnce, passedOnce, type Check } from './check.ts';
import { runProgram } from './run-program.ts';

/** The clients as they go to production, and how much they may weigh. */
export const buildChecks = (hands: Hands): Check[] => [
  { name: 'build-admin-web', run: build(adminWeb, hands) },
  { name: 'build-h5', run: build(h5, hands) },
  { name: 'build-weapp', run: build(weapp, hands) },
  {
    name: 'size',
    run: async () => {
      const { code, output } = await runProgram(['miniapp/scripts/check-size.mjs'], hands.stopAsked);
      return code === 0 ? passedOnce : failedOnce(output);
    },
  },
];

const build = (client: Client, hands: Hands) => async () => {
  const { ok, output } = await buildClient(client, { ...hands, say: () => undefined });
  return ok ? passedOnce : failedOnce(output);
};

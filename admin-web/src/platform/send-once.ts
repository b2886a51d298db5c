import type { intentions } from './intentions.ts';
import { isLost, untilAnswered } from './until-answered.ts';

/** Sends what somebody means to do until an answer came; lost all the same, the next try is the same intention with the same key. */
export const sendOnce = async <Answer>(
  keys: ReturnType<typeof intentions>,
  what: string,
  send: (key: string) => Promise<Answer>,
): Promise<Answer> => {
  try {
    const answer = await untilAnswered(() => send(keys.keyFor(what)));
    keys.answered(what);
    return answer;
  } catch (error) {
    if (!isLost(error)) keys.answered(what);
    throw error;
  }
};

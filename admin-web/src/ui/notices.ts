import { valueStore } from '../platform/value-store.ts';

export type Tone = 'good' | 'bad' | 'plain';
export type Notice = { readonly id: number; readonly sentence: string; readonly tone: Tone; readonly stays: boolean };

/** Notices shown at once, and how long one stays that needs no answer. */
const noticesMax = 3;
const noticeMs = 6_000;

const shown = valueStore<readonly Notice[]>([]);
let count = 0;

export const notices = { get: shown.get, subscribe: shown.subscribe };

/** Says a sentence over the page. One that `stays` gets a place on the page and waits there until it is put away. */
export const say = (sentence: string, tone: Tone = 'plain', { stays = false }: { stays?: boolean } = {}): void => {
  count += 1;
  const notice = { id: count, sentence, tone, stays };
  shown.set([...shown.get().filter((other) => other.sentence !== sentence), notice].slice(-noticesMax));
  if (!stays) setTimeout(() => putAway(notice.id), noticeMs);
};

export const putAway = (id: number): void => shown.set(shown.get().filter((notice) => notice.id !== id));

/** Those of a tone that would pass by themselves: what they say is over. */
export const putAwayPassing = (tone: Tone): void => shown.set(shown.get().filter((notice) => notice.stays || notice.tone !== tone));

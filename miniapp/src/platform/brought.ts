import { joinCodeIn } from '@mendian/shared/member/join-channel.ts';
import { forget, keep, recall } from './storage.ts';

const name = 'brought';

/**
 * The registration code that this phone came by: of a link (`q`, the link's address), of a code image (`scene`), or of the web
 * (`brought`). It is kept up to the sign-in that tells it, so that a first sign-in that fails does not lose it.
 */
export const brought = {
  notice: ({ q, scene, brought: onWeb }: Readonly<Record<string, string | undefined>>): void => {
    const code = [q, scene, onWeb].map((text) => (text === undefined ? null : joinCodeIn(plain(text)))).find((found) => found !== null);
    if (code !== undefined) keep(name, code);
  },
  get: (): string | null => recall<string>(name),
  forget: (): void => forget(name),
};

/** WeChat hands both over as they were escaped. */
const plain = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

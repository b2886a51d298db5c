import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { bindTerminal } from '@mendian/shared/terminal/terminal.contract.ts';
import { keepIn, type KeptFile } from './kept.ts';
import { Sentence, type Options } from './options.ts';
import { networkPrinter } from './printer.ts';
import { printRounds, type NamedPrinter } from './print-round.ts';
import { screenPrinter } from './screen-printer.ts';
import { callsTo, newSecret } from './server.ts';
import { openWakeFeed } from './wake-feed.ts';

/** How soon it looks again: told by the feed of everything, while the feed is away, and while a printer is in trouble. */
const lookAgainMs = { live: 15_000, away: 2_000, trouble: 2_000 } as const;

export type Relay = {
  /** Ends when `stop` was called, or with a `Sentence` when there is no going on. */
  readonly ended: Promise<void>;
  readonly stop: () => void;
};

/** Fetches a store's print jobs and passes their bytes on to its printers, until it is stopped. */
export const startRelay = async (options: Options, say: (text: string) => void): Promise<Relay> => {
  const kept = keepIn(options.file, options.server, newSecret);
  if (!kept.get().bound) await bind(options, kept, say);
  const { secret } = kept.get();
  const round = printRounds({ call: callsTo(options.server, secret), kept, printers: printersOf(options, say), say });
  let wake = (): void => undefined;
  let woken = false;
  let stopped = false;
  const feed = openWakeFeed(options.server, secret, () => {
    woken = true;
    wake();
  });
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (woken || stopped) return resolve();
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const work = async (): Promise<void> => {
    let lost = false;
    while (!stopped) {
      woken = false;
      const trouble = await round().catch((error: unknown) => {
        if (!lost) say(whyLost(error));
        return null;
      });
      if (trouble !== null && lost) say('又连上了服务器。');
      lost = trouble === null;
      // In trouble, news does not help: the printer is looked at by the clock.
      if (trouble !== false) woken = false;
      await pause(
        trouble === null ? lookAgainMs.away : trouble ? lookAgainMs.trouble : feed.isLive() ? lookAgainMs.live : lookAgainMs.away,
      );
    }
  };
  return {
    ended: work().finally(feed.close),
    stop: () => {
      stopped = true;
      wake();
    },
  };
};

const bind = async ({ server, code }: Options, kept: KeptFile, say: (text: string) => void): Promise<void> => {
  if (code === null) throw new Sentence('第一次要有绑定码：--code，在后台“设备”里生成');
  // Kept before it is used: when the answer is lost, the same secret asks again.
  kept.set({});
  const { store } = await callsTo(server, null)(bindTerminal, { code, secret: kept.get().secret, name: '打印中转', relay: true });
  kept.set({ bound: true });
  say(`已绑定到${store.name}。`);
};

const printersOf = ({ printers }: Options, say: (text: string) => void): NamedPrinter[] =>
  printers.map(({ name, address }) => ({ name, printer: address === null ? screenPrinter(say) : networkPrinter(address) }));

/** No answer is waited out; a token that is nobody's any more is not. */
const whyLost = (error: unknown): string => {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === 'auth/required' || error.code === 'terminal/disabled')
    throw new Sentence('这台设备已被解绑或停用。要重新绑定：删掉保存的文件，再加上新的 --code');
  return `服务器没有回应（${error.message}），会一直重试。`;
};

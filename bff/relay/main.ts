import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { readOptions, Sentence, usage } from './options.ts';
import { startRelay } from './relay.ts';

const now = () => new Date();
const say = (text: string): void => console.log(`${now().toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' })} ${text}`);

const run = async (): Promise<void> => {
  const relay = await startRelay(readOptions(process.argv.slice(2)), say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, relay.stop);
  say('打印中转在工作，Ctrl-C 结束。');
  await relay.ended;
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    const known =
      error instanceof Sentence || error instanceof DomainError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
    console.error(known ? `${(error as Error).message}\n\n${usage}` : error);
    process.exit(1);
  },
);

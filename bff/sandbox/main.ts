import { parseArgs } from 'node:util';
import { startSandbox } from './start-sandbox.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    speed: { type: 'string', default: '1' },
  },
});

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

const run = async (): Promise<void> => {
  const { port, host, data, speed } = values;
  const sandbox = await startSandbox({ port: Number(port), host, speed: Number(speed), ...(data === undefined ? {} : { dataDir: data }) });
  say(`微信沙盒已启动：${sandbox.url}（不是真的微信，按 Ctrl-C 结束）`);
  const stop = (): void => void sandbox.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

run().catch((error: NodeJS.ErrnoException) => {
  const sentence = error.code === 'EADDRINUSE' ? `端口 ${values.port} 已被占用，请用 --port 换一个` : `微信沙盒没有启动：${error.message}`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
});

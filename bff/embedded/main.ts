import { demoPeople } from './demo/index.ts';
import { demoStaff } from './demo-staff.ts';
import { readOptions } from './options.ts';
import { sayingSince, Sentence } from './say.ts';
import { startDemo, type RunningDemo } from './start-demo.ts';

const say = sayingSince(Date.now() - performance.now());
/** Whoever starts this program ends it by force after 12 s. */
const stopMsMax = 10_000;

const run = async (): Promise<void> => {
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
    process.on('disconnect', resolve);
  });
  process.channel?.unref();
  const starting = startDemo(readOptions(process.argv.slice(2)), say);
  const demo = await Promise.race([starting, stopAsked]);
  if (demo) tell(demo);
  const ended = await Promise.race([stopAsked, ...(demo ? [demo.sandboxEnded.then(() => 'sandbox')] : [])]);
  if (ended === 'sandbox') say('The sandbox ended by itself, so everything ends; start again.');

  setTimeout(() => process.exit(1), stopMsMax).unref();
  await starting.then(({ stop }) => stop());
  say('Mendian has ended; its data is kept.');
  process.exit(ended === 'sandbox' ? 1 : 0);
};

const tell = ({ url, sandboxUrl }: RunningDemo): void => {
  const [clerk] = demoPeople().clerks;
  say('Mendian is ready.');
  const lines = [
    ['Demo desk', `${url}/`],
    ['Customer (H5)', `${url}/m/`],
    ['Terminal', `${url}/terminal/   clerk ${clerk?.number}, PIN ${clerk?.pin}`],
    ['Head office', `${url}/admin/hq/   ${demoStaff.hq.username}, ${demoStaff.hq.password}`],
    ['Merchant', `${url}/admin/   ${demoStaff.merchant.username}, ${demoStaff.merchant.password}`],
    ['API', `${url}/docs`],
    ['WeChat (sandbox)', sandboxUrl],
  ];
  console.log(
    `\n${lines.map(([name, text]) => `  ${name!.padEnd(18)}${text}`).join('\n')}\n\n  Ctrl-C ends everything; the data stays in .mendian/.\n`,
  );
};

const sentenceOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  if (error instanceof Sentence) return error.message;
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program. Stop that program, or choose another port: npm start -- --port 8081';
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return 'There is no space left on the disk. Make room and start again.';
  if (code === 'EACCES' || code === 'EROFS') return `The folder for the data cannot be written: ${message}`;
  return `Mendian could not be started: ${message}`;
};

run().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exit(1);
});

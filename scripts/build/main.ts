import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import type { Hands } from '../bootstrap/hands.ts';
import { adminWeb, buildClient, h5, root, weapp, type Client } from './clients.ts';

/** Builds everything that is built for production, and says what went where. */
export const main = async (_options: unknown, hands: Hands): Promise<number> => {
  const [mini, ...others] = await Promise.all([buildClient(weapp, hands), buildClient(adminWeb, hands)]);
  const built = [mini, await buildClient(h5, hands), ...others];

  for (const { client, ok, output } of built) if (!ok) console.error(`\n${client.name}:\n${output}`);
  if (built.some(({ ok }) => !ok)) return 1;

  console.log();
  for (const { client } of built) console.log(`${client.result.padEnd(20)} ${sizesOf(client).padEnd(34)} ${destinations[client.result]}`);
  console.log(`\nThe server has no build step. Its image (server, H5 and admin-web) is made with "docker build --tag mendian .", which is not run here;
compose.yaml runs it with MariaDB and Redis. The weapp build is uploaded with WeChat's DevTools (project.config.json) or miniprogram-ci.`);
  return 0;
};

const destinations: Record<string, string> = {
  [weapp.result]: 'for WeChat: open the repository in its DevTools',
  [h5.result]: 'served by the server at /m/',
  [adminWeb.result]: 'served by the server at /terminal/ and /admin/',
};

const sizesOf = ({ result }: Client): string => {
  const files = globSync(`${result}/**`, { cwd: root })
    .map((file) => path.join(root, file))
    .filter((file) => statSync(file).isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const bytesPacked = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return `${files.length} files, ${kilobytes(bytes)} (${kilobytes(bytesPacked)} gzip)`;
};

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KB`;

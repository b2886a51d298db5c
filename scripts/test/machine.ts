import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import type { Hands } from '../bootstrap/hands.ts';
import type { Need } from './check.ts';

const packages: Record<Need, string> = { mariadb: 'mariadb-server', redis: 'redis-server', chromium: 'chromium', font: 'fonts-noto-cjk' };
const names: Record<Need, string> = {
  mariadb: 'MariaDB (mariadbd)',
  redis: 'Redis (redis-server)',
  chromium: 'Chromium',
  font: 'a Chinese font',
};

/** What of these is not on this machine; on Debian as root it is installed first. */
export const findMissing = (needs: readonly Need[], { say }: Hands): Need[] => {
  const missing = needs.filter((need) => !isThere(need));
  if (missing.length === 0 || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return missing;

  say(`Installing ${missing.map((need) => packages[need]).join(', ')} …`);
  const { status, stdout } = spawnSync('bash', ['-c', installing, 'install', ...missing.map((need) => packages[need])], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.log(stdout.split('\n').slice(-40).join('\n'));
  return missing.filter((need) => !isThere(need));
};

export const nameOf = (need: Need): string => names[need];

export const findChromium = (): string | undefined =>
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find((place) => place !== undefined);

const isThere = (need: Need): boolean => {
  if (need === 'mariadb') return onPath('mariadbd') !== undefined && onPath('mariadb-install-db') !== undefined;
  if (need === 'redis') return onPath('redis-server') !== undefined;
  if (need === 'chromium') return findChromium() !== undefined;
  // Other systems than Linux come with one.
  if (process.platform !== 'linux') return true;
  return onPath('fc-list') !== undefined && execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
};

const onPath = (program: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => path.join(folder, program))
    .find(isExecutable);

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * apt would start MariaDB and Redis as daemons. policy-rc.d is how Debian is told not to: ours stands there for as long as apt
 * runs, under a lock, and whatever stood there before comes back even when we are interrupted.
 */
const installing = `
set -u
exec 2>&1 9>/run/lock/mendian-apt.lock && flock 9
policy=/usr/sbin/policy-rc.d
kept=$(mktemp -d)
restore() { rm -f "$policy"; if [ -e "$kept/policy" ] || [ -L "$kept/policy" ]; then mv "$kept/policy" "$policy"; fi; rmdir "$kept"; }
trap restore EXIT
trap 'exit 1' INT TERM HUP
if [ -e "$policy" ] || [ -L "$policy" ]; then mv "$policy" "$kept/policy"; fi
printf '#!/bin/sh\\nexit 101\\n' >"$policy" && chmod 755 "$policy"
apt-get update -q && apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
`;

import { readFileSync } from 'node:fs';

/** The kernel counts CPU time of processes in hundredths of a second. */
export const microsPerTick = 10_000;

/** User and system time of a process since its start, in microseconds; for programs that carry no probe (Linux only). */
export const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return (user + system) * microsPerTick;
};

/** User and system time of this process, in microseconds. */
export const ownCpu = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

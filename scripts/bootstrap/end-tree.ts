import { execFileSync, type ChildProcess } from 'node:child_process';

/**
 * Ends a program and all it started. npm runs scripts in a shell, and a shell that is ended leaves its own children running.
 * Where the machine has no `ps`, only the program itself is ended.
 */
export const endTree = ({ pid }: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void => {
  if (pid === undefined) return;
  for (const one of process.platform === 'win32' ? [pid] : [pid, ...descendantsOf(pid)]) endOne(one, signal);
};

const descendantsOf = (ancestor: number): number[] => {
  const pairs = processes();
  const childrenOf = (parent: number): number[] =>
    pairs.filter(([, ppid]) => ppid === parent).flatMap(([pid]) => [pid, ...childrenOf(pid)]);
  return childrenOf(ancestor);
};

const processes = (): (readonly [pid: number, ppid: number])[] => {
  try {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => line.trim().split(/\s+/).map(Number)).map(([pid, ppid]) => [pid!, ppid!]);
  } catch {
    return [];
  }
};

const endOne = (pid: number, signal: NodeJS.Signals): void => {
  try {
    if (process.platform === 'win32') execFileSync('taskkill', ['/pid', `${pid}`, '/T', '/F']);
    else process.kill(pid, signal);
  } catch {
    // It has ended by itself meanwhile.
  }
};

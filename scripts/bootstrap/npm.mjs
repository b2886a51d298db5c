import path from 'node:path';

/** How to call npm with these arguments: through the npm that called us, or else the one on the PATH. */
export const npm = (args) => {
  const caller = process.env.npm_execpath ?? '';
  if (/^npm-cli\.c?js$/.test(path.basename(caller))) return { file: process.execPath, args: [caller, ...args], shell: false };
  return { file: 'npm', args, shell: process.platform === 'win32' };
};

const lookEveryMs = 500;

/**
 * Calls back when the shell that npm runs us in is gone. Someone who ends npm ends that shell, and the shell tells us nothing.
 * Run without npm we may outlive who started us, as any program.
 */
export const whenParentIsGone = (callback) => {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, lookEveryMs);
  timer.unref();
};

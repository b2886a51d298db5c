/** How one check went. A run of tests counts each test, anything else counts one. */
export type Outcome = { readonly passed: number; readonly failed: number; readonly output: string };

export type Need = 'mariadb' | 'redis' | 'chromium' | 'font';

export type Check = {
  readonly name: string;
  /** Without these it cannot run. */
  readonly needs?: readonly Need[];
  /** Without these it runs, and leaves some of its tests out. */
  readonly wants?: readonly Need[];
  readonly run: () => Promise<Outcome>;
};

export const passedOnce: Outcome = { passed: 1, failed: 0, output: '' };

export const failedOnce = (output: string): Outcome => ({ passed: 0, failed: 1, output });

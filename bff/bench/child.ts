/** Programs of the bench that run beside ours, each in a process of its own: `main.ts --child <name>`. */
const children: Record<string, () => Promise<unknown>> = {
  'plain-http': () => import('./yardsticks/plain-http.ts'),
  'plain-notices': () => import('./yardsticks/plain-notices.ts'),
  'plain-orders': () => import('./yardsticks/plain-orders.ts'),
  'plain-feed': () => import('./yardsticks/plain-feed.ts'),
  listeners: () => import('./listeners.ts'),
};

export const runChild = async (name: string): Promise<void> => {
  const load = children[name];
  if (load === undefined) throw new Error(`the bench has no program ${name}`);
  await load();
};

/** Begins so many a second, evenly, whether the former are done or not, and waits for all of them. */
export const atRate = async <Item>(
  items: readonly Item[],
  perSecond: number,
  begin: (item: Item) => void | Promise<void>,
): Promise<void> => {
  const began = performance.now();
  const begun: Promise<void>[] = [];
  for (const [index, item] of items.entries()) {
    const early = (index * 1_000) / perSecond - (performance.now() - began);
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    begun.push(Promise.resolve(begin(item)));
  }
  await Promise.all(begun);
};

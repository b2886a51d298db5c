type Page = { readonly after?: string | undefined; readonly limit: number };

/** A page of what is read as a whole because the chain's catalogue bounds it. A cursor that is not there any more begins anew. */
export const pageAfter = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { after, limit }: Page,
): { items: Item[]; next: string | null } => {
  const from = after === undefined ? 0 : items.findIndex((item) => keyOf(item) === after) + 1;
  const page = items.slice(from, from + limit);
  return { items: page, next: from + limit < items.length ? keyOf(page.at(-1)!) : null };
};

/** Whether an order names everything there is, each thing once. */
export const sameIds = (there: readonly { readonly id: string }[], named: readonly string[]): boolean => {
  const known = new Set(there.map(({ id }) => id));
  return named.length === known.size && new Set(named).size === named.length && named.every((id) => known.has(id));
};

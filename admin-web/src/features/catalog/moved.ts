/** Ids in their order, one of them moved by so many places. */
export const moved = (rows: readonly { readonly id: string }[], from: number, by: number): string[] => {
  const ids = rows.map(({ id }) => id);
  const [id] = ids.splice(from, 1);
  ids.splice(from + by, 0, id!);
  return ids;
};

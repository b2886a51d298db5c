/** `张小明` → `张**`: enough to ask whether it is he. */
export const maskName = (name: string): string => {
  const [first, ...rest] = [...name];
  return first === undefined ? '' : `${first}${'*'.repeat(Math.min(rest.length, 2))}`;
};

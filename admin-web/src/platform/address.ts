/** What an address may carry after its path; empty values are left out, so that a link says only what was chosen. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** `#/orders?state=paid`: an address within the desk. */
export const hrefOf = (path: string, query: Query = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? `#${path}` : `#${path}?${text}`;
};

/** A path with its parameters filled in: `/stores/:storeId` with `{ storeId: '1' }` is `/stores/1`. */
export const pathOf = (pattern: string, params: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

export type Params = Readonly<Record<string, string>>;

/** The parameters of `path` if it fits `pattern`, else null. A parameter is one part of a path and never empty. */
export const matchPath = (pattern: string, path: string): Params | null => {
  const wanted = partsOf(pattern);
  const given = partsOf(path);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index]!;
    if (!part.startsWith(':')) {
      if (part !== value) return null;
    } else params[part.slice(1)] = plain(value);
  }
  return params;
};

/** The entry of a table that a path leads to; one that names more of it goes before one that takes it as a parameter. */
export const findRoute = <Entry extends { readonly path: string }>(
  table: readonly Entry[],
  path: string,
): { readonly entry: Entry; readonly params: Params } | null =>
  table
    .flatMap((entry) => {
      const params = matchPath(entry.path, path);
      return params === null ? [] : [{ entry, params }];
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0] ?? null;

export type Filters = Readonly<Record<string, string>>;

/** The filters as an address has them; what it leaves out is as by default. */
export const filtersOf = <F extends Filters>(parameters: URLSearchParams, defaults: F): F =>
  Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, parameters.get(name) ?? value])) as unknown as F;

/** The parameters of an address with these filters: as by default is left out; other parameters stay. */
export const withFilters = <F extends Filters>(parameters: URLSearchParams, changed: Partial<F>, defaults: F): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries<string | undefined>(changed))
    if (value === undefined || value === defaults[name]) next.delete(name);
    else next.set(name, value);
  return next;
};

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

const plain = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

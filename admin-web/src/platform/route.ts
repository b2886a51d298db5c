import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import { filtersOf, hrefOf, withFilters, type Filters, type Params, type Query } from './address.ts';
import { pushHash, readHash, replaceHash, useHash } from './hash.ts';

/** The parameters of the path of the page that is shown; set by the desk, which knows the pages. */
export const ParamsContext = createContext<Params>({});

/** Goes to a page of the desk; `replace`: the step back does not lead here again. */
export const go = (path: string, query: Query = {}, { replace = false }: { replace?: boolean } = {}): void => {
  if (replace) replaceHash(hrefOf(path, query));
  else pushHash(hrefOf(path, query));
};

/** Where we are: `/stores/S1`, the path's parameters by name, and what the address carries besides. */
export const useRoute = (): { readonly path: string; readonly params: Params; readonly query: URLSearchParams } => {
  const { path, parameters } = useHash();
  const params = useContext(ParamsContext);
  return { path: path === '' ? '/' : path, params, query: parameters };
};

/** A parameter of the page's path, which has it by its entry in the table. */
export const useParam = (name: string): string => {
  const value = useContext(ParamsContext)[name];
  if (value === undefined) throw new Error(`the path of this page has no :${name}`);
  return value;
};

/**
 * Filters, sorting or scope that live in the address, so that a link shows the same. What is as by default is left out of it; give
 * the same names on each call. Setting some leaves the others, and parameters of others, as they are.
 */
export const useFilters = <F extends Filters>(defaults: F): readonly [F, (changed: Partial<F>) => void] => {
  const { parameters } = useHash();
  const [byDefault] = useState(defaults);
  const text = parameters.toString();
  const filters = useMemo(() => filtersOf(new URLSearchParams(text), byDefault), [text, byDefault]);
  const set = useCallback(
    (changed: Partial<F>) => {
      const now = readHash(window.location.hash);
      const query = withFilters(now.parameters, changed, byDefault).toString();
      replaceHash(`#${now.path}${query === '' ? '' : `?${query}`}`);
    },
    [byDefault],
  );
  return [filters, set];
};

/** One value that lives in the address: a tab, what is opened, a search. */
export const useQueryState = (name: string, byDefault = ''): readonly [string, (value: string) => void] => {
  const [filters, set] = useFilters({ [name]: byDefault });
  return [filters[name] ?? byDefault, (value) => set({ [name]: value })];
};

import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/** A page by its name in its file, fetched when it is first shown. */
export const lazyPage = <Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): LazyExoticComponent<ComponentType> => lazy(async () => ({ default: (await load())[name] }));

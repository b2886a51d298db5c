import * as contract from '@mendian/shared/store/store.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { storeDeskRoutes } from './desk/store-desk.routes.ts';
import { openDirectory } from './directory.ts';
import { findCities } from './find-cities.ts';
import { findStores } from './find-stores.ts';
import { getSlots } from './get-slots.ts';
import { getStore } from './get-store.ts';
import { ownerBegins } from './set-store-owner.ts';
import { setTrading } from './set-trading.ts';

/** Stores: where they are, whether they take orders, when, and what staff set by hand. */
export const storeModule = (parts: Parts): Module => {
  const subscribers = [ownerBegins];
  if (!parts.settings.ROLES.includes('web')) return { subscribers };
  const directory = openDirectory(parts);
  return {
    subscribers,
    routes: (serve) => {
      serve.bytes(contract.findStores, findStores(directory));
      serve.cached(contract.findCities, findCities(directory));
      serve.read(contract.getStore, getStore(directory));
      serve.read(contract.getSlots, getSlots);
      serve.write(terminal.setTrading, setTrading);
      storeDeskRoutes(serve);
    },
    stop: directory.stop,
  };
};

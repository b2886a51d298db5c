import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** What the address says after `#`: a place within the page, and parameters that no server ever sees. */
export const readHash = (hash: string): { path: string; parameters: URLSearchParams } => {
  const plain = hash.replace(/^#/, '');
  const cut = plain.search(/[?&=]/);
  // `#token=…` has no path, `#/history?day=…` has both.
  if (cut < 0) return { path: plain, parameters: new URLSearchParams() };
  const isPath = plain[cut] === '?';
  return { path: isPath ? plain.slice(0, cut) : '', parameters: new URLSearchParams(isPath ? plain.slice(cut + 1) : plain) };
};

/** Where the page itself is going: nobody has to be asked about that. */
let goingTo: string | null = null;

type Stay = { readonly here: string; readonly ask: () => void };
/** Who wants to be asked before the page is left by the browser's own steps, the last one first. */
const stays: Stay[] = [];

const subscribe = (listener: () => void) => {
  const heard = () => {
    const stay = stays.at(-1);
    if (stay === undefined || [stay.here, goingTo].includes(window.location.hash)) return listener();
    window.history.pushState(null, '', stay.here);
    stay.ask();
  };
  window.addEventListener('hashchange', heard);
  return () => window.removeEventListener('hashchange', heard);
};

/** Goes on to another place, as one more step in the history. */
export const pushHash = (hash: string): void => {
  goingTo = hash;
  window.location.hash = hash;
};

/** Changes the address without a new step in the history, and tells the page. */
export const replaceHash = (hash: string): void => {
  goingTo = hash;
  window.history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};

export const useHash = () => readHash(useSyncExternalStore(subscribe, () => window.location.hash));

/** While `on`, a step back through the history leads nowhere, and somebody is asked instead. */
export const useStayHere = (on: boolean, ask: () => void): void => {
  const asked = useEffectEvent(ask);
  useEffect(() => {
    if (!on) return;
    const stay = { here: window.location.hash, ask: () => asked() };
    goingTo = null;
    stays.push(stay);
    return () => void stays.splice(stays.indexOf(stay), 1);
  }, [on]);
};

/** Takes what the hash carried out of the address, so that it is neither shown nor kept in the history. */
export const clearHash = (): void => window.history.replaceState(null, '', window.location.pathname + window.location.search);

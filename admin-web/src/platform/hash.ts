import { useSyncExternalStore } from 'react';

/** What the address says after `#`: a place within the page, and parameters that no server ever sees. */
export const readHash = (hash: string): { path: string; parameters: URLSearchParams } => {
  const plain = hash.replace(/^#/, '');
  const cut = plain.search(/[?&=]/);
  // `#token=…` has no path, `#/history?day=…` has both.
  if (cut < 0) return { path: plain, parameters: new URLSearchParams() };
  const isPath = plain[cut] === '?';
  return { path: isPath ? plain.slice(0, cut) : '', parameters: new URLSearchParams(isPath ? plain.slice(cut + 1) : plain) };
};

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** Changes the address without a new step in the history, and tells the page. */
export const replaceHash = (hash: string): void => {
  window.history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};

export const useHash = () => readHash(useSyncExternalStore(subscribe, () => window.location.hash));

/** Takes what the hash carried out of the address, so that it is neither shown nor kept in the history. */
export const clearHash = (): void => window.history.replaceState(null, '', window.location.pathname + window.location.search);

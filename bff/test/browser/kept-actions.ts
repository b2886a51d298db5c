import type { Page } from 'playwright-core';

type KeptAction = { kind: string; id: string; number: string; shiftId: string; payable: number };

/** Runs a step on the machine's kept actions: `rows` are they, `store` where they lie. */
const withActions = <T>(at: Page, step: string): Promise<T> =>
  at.evaluate<T>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('mendian-terminal');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const store = opening.result.transaction('actions', 'readwrite').objectStore('actions');
      const asking = store.getAll();
      asking.onsuccess = () => { const rows = asking.result; const answer = (() => { ${step} })(); store.transaction.oncomplete = () => { opening.result.close(); resolve(answer); }; };
    };
  })`);

/** How many actions wait on the terminal of this page. */
export const waitingIn = (at: Page): Promise<number> =>
  withActions(at, 'return rows.filter(({ waiting }) => waiting !== undefined).length;');
/** All that lie there, oldest first. */
export const actionsIn = (at: Page): Promise<KeptAction[]> => withActions(at, 'return rows.map(({ action }) => action);');

/** As many more sales as the last one, as if a busy hour had gone by: more than go into one call. Tells how many wait then. */
export const multiply = (at: Page, count: number): Promise<number> =>
  withActions(
    at,
    `const { seq, ...last } = rows.at(-1);
    for (let place = 1; place <= ${count}; place += 1) {
      const id = last.id.slice(0, 20) + String(place).padStart(6, '0');
      const number = last.action.number.slice(0, -4) + String(5 + place).padStart(5, '0');
      store.add({ ...last, id, action: { ...last.action, id, number }, sale: { ...last.sale, orderId: id, number } });
    }
    return rows.length + ${count};`,
  );

/** The last sale comes out differently from what was taken for it, as from a page with a fault: the server will not enter it. */
export const spoilLast = (at: Page): Promise<string> =>
  withActions(
    at,
    `const last = rows.at(-1);
    last.action.payable += 100;
    store.put(last);
    return last.action.number;`,
  );

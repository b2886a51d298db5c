/** What a terminal keeps on its machine. `facts`: what the server said last; `actions`: what was done without it; `verifiers`: who may sign in. */
export type StoreName = 'facts' | 'actions' | 'verifiers';

const version = 1;

const layOut = (database: IDBDatabase): void => {
  database.createObjectStore('facts');
  database.createObjectStore('verifiers', { keyPath: 'number' });
  const actions = database.createObjectStore('actions', { keyPath: 'seq', autoIncrement: true });
  actions.createIndex('id', 'id', { unique: true });
  // Only what still waits has the field, so the index holds nothing else.
  actions.createIndex('waiting', 'waiting');
};

let opened: Promise<IDBDatabase> | null = null;

/** The database of this machine; rejects where the browser refuses one, and then every use of it does. */
const open = (): Promise<IDBDatabase> =>
  (opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('mendian-terminal', version);
    request.onupgradeneeded = () => layOut(request.result);
    request.onsuccess = () => {
      // Another tab with a newer page must be able to lay it out anew.
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => (opened = null);
      resolve(request.result);
    };
    request.onerror = () => reject(faultOf(request.error));
    request.onblocked = () => reject(new Error('the database is held by an older page'));
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  }));

/** What a request answers. */
export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(faultOf(request.error));
  });

/** The same of what was put there by this page or an earlier one, as what it was. */
export const foundBy = <T>(request: IDBRequest): Promise<T> => answerOf(request as IDBRequest<T>);

type Stores = Record<StoreName, IDBObjectStore>;

/** Reads in one transaction. */
export const reading = async <T>(names: StoreName | StoreName[], step: (stores: Stores) => Promise<T>): Promise<T> => {
  const transaction = (await open()).transaction(names, 'readonly');
  return step(storesOf(transaction));
};

/** Writes in one transaction, and resolves once it lies on the disk: a machine that loses its power right after has it. */
export const writing = async <T>(names: StoreName | StoreName[], step: (stores: Stores) => Promise<T>): Promise<T> => {
  const transaction = (await open()).transaction(names, 'readwrite', { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(faultOf(transaction.error));
  });
  const [result] = await Promise.all([step(storesOf(transaction)).catch((error: unknown) => abort(transaction, error)), done]);
  return result;
};

/** What a step throws undoes all of it. */
const abort = (transaction: IDBTransaction, error: unknown): never => {
  try {
    transaction.abort();
  } catch {
    // It was aborted by what failed in it.
  }
  throw error;
};

const storesOf = (transaction: IDBTransaction): Stores =>
  Object.fromEntries([...transaction.objectStoreNames].map((name) => [name, transaction.objectStore(name)])) as Stores;

const faultOf = (error: DOMException | null): Error => error ?? new Error('the database refused');

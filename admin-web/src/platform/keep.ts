/** Text kept under a name. */
export type Keep = { get: (name: string) => string | null; set: (name: string, text: string) => void; remove: (name: string) => void };

/**
 * The browser's storage. Where it is refused (private windows, full disks) the text is kept until the page closes, so that
 * the page works and only forgets.
 */
const keepIn = (storage: () => Storage, prefix = 'mendian.'): Keep => {
  const memory = new Map<string, string>();
  const attempt = <T>(step: (store: Storage) => T, otherwise: T): T => {
    try {
      return step(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (name) => memory.get(name) ?? attempt((store) => store.getItem(prefix + name), null),
    set: (name, text) => {
      const kept = attempt((store) => (store.setItem(prefix + name, text), true), false);
      if (!kept) memory.set(name, text);
    },
    remove: (name) => {
      memory.delete(name);
      attempt((store) => store.removeItem(prefix + name), undefined);
    },
  };
};

/** Outlives the browser: which store this machine is bound to, how its printer is set. */
export const kept = keepIn(() => window.localStorage);
/** Ends with the window: who is signed in. */
export const keptInWindow = keepIn(() => window.sessionStorage);

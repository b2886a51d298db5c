import Taro from '@tarojs/taro';

/** Raised when what is kept changes its shape: older copies are then ignored. */
const prefix = 'm1:';

/** What a full or broken storage did not take: it lives as long as the app is open. */
const notTaken = new Map<string, unknown>();

/** What was kept under a name, or null. A full or broken storage is no reason to stop: the app works without. */
export const recall = <T>(name: string): T | null => {
  if (notTaken.has(name)) return notTaken.get(name) as T;
  try {
    const kept: unknown = Taro.getStorageSync(prefix + name);
    return kept === '' || kept === undefined || kept === null ? null : (kept as T);
  } catch {
    return null;
  }
};

export const keep = (name: string, value: unknown): void => {
  try {
    Taro.setStorageSync(prefix + name, value);
    notTaken.delete(name);
  } catch {
    notTaken.set(name, value);
  }
};

export const forget = (name: string): void => {
  notTaken.delete(name);
  try {
    Taro.removeStorageSync(prefix + name);
  } catch {
    // Nothing is kept there then.
  }
};

/** Keeps a value under `<family>:<id>` and forgets the oldest of the family beyond `max`. */
export const keepAmong = (family: string, id: string, value: unknown, max: number): void => {
  const ids = [id, ...(recall<string[]>(`${family}:ids`) ?? []).filter((other) => other !== id)];
  ids.slice(max).forEach((old) => forget(`${family}:${old}`));
  keep(`${family}:ids`, ids.slice(0, max));
  keep(`${family}:${id}`, value);
};

/** How far something is put out: a version to terminals, a feature to stores. */
export type Stage = {
  /** Of all that could have it, 0 to 100. */
  readonly percent: number;
  /** Stores that have it whatever the percentage. */
  readonly storeIds: ReadonlySet<string>;
  /** Nobody has it while it is halted. */
  readonly halted: boolean;
};

/** A version of the terminal's app, as far as it has been released; halted, its terminals go back to the version before. */
export type Release = Stage & { readonly version: string };

/**
 * Where somebody stands from 0 to 99 in what is put out. It is the same each time, so a growing percentage keeps those who have it; each
 * thing draws anew, so it is not always the same shops that try first. FNV-1a, mixed once more so that its low bits will do.
 */
export const placeInRelease = (thing: string, id: string): number => {
  let hash = 0x811c9dc5;
  for (const sign of `${thing}:${id}`) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 15)) >>> 0) % 100;
};

/** Whether a thing that is put out has come to a terminal, or to a store as a whole: then `id` is the store's. */
export const isReached = (thing: string, { percent, storeIds, halted }: Stage, { id, storeId }: { id: string; storeId: string }): boolean =>
  !halted && (storeIds.has(storeId) || placeInRelease(thing, id) < percent);

/** The version a terminal should run: the latest that reaches it. `releases` are the latest first. Null: none, it keeps its own. */
export const versionFor = (releases: readonly Release[], terminal: { terminalId: string; storeId: string }): string | null =>
  releases.find((release) => isReached(release.version, release, { ...terminal, id: terminal.terminalId }))?.version ?? null;

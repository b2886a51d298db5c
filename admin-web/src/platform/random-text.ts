/** So many random bytes as base64url. `crypto.randomUUID` would refuse on a terminal reached over plain HTTP. */
export const randomText = (bytes: number): string => base64url(unguessable(bytes));

/** So many random bytes. */
export const unguessable = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

/** A number in [0, 1), to spread waits by. */
export const chance = (): number => Math.random();

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

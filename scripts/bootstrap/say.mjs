/** Tells what is going on, with the seconds since the command began. */
export const sayingSince = (startedAt) => (text) =>
  console.log(`${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s  ${text}`);

/** What the terminal knows of its connection. Instants in milliseconds; null: never, or not now. */
export type Connection = {
  readonly feed: 'connecting' | 'live' | 'lost';
  /** Since when the feed is away; null while it is live. */
  readonly cutAtMs: number | null;
  /** When the board last came by asking, and whether asking fails now. */
  readonly askedAtMs: number | null;
  readonly askFails: boolean;
};

export type Lamp = { readonly colour: 'green' | 'yellow' | 'red'; readonly word: string };

/** The feed came or went: a cut lasts from its first loss until the server has answered again. */
export const withLink = (connection: Connection, feed: Connection['feed'], nowMs: number): Connection =>
  feed === 'live' ? { ...connection, feed, cutAtMs: null, askFails: false } : { ...connection, feed, cutAtMs: connection.cutAtMs ?? nowMs };

/** A short blink of the feed is no news. */
const blinkMs = 2_500;

/** Green: every change arrives at once. Yellow: by asking every few seconds. Red: nothing arrives. */
export const lampOf = ({ feed, cutAtMs, askedAtMs, askFails }: Connection, nowMs: number): Lamp => {
  if (feed === 'live') return { colour: 'green', word: '在线' };
  if (!askFails && cutAtMs !== null && nowMs - cutAtMs < blinkMs) return { colour: 'yellow', word: '连接中' };
  return askFails || askedAtMs === null ? { colour: 'red', word: '断网' } : { colour: 'yellow', word: '较慢' };
};

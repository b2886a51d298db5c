import { randomBytes } from 'node:crypto';
import { nowMs, type World } from '../world.ts';
import { WeixinFailure } from './weixin-failure.ts';

type Token = { text: string; untilMs: number };

export type Tokens = {
  issue(body: Record<string, unknown>): { access_token: string; expires_in: number };
  check(token: string | null): void;
  expireAll(): void;
};

const lifeMs = 7200_000;
/** Within its last five minutes a token is followed by a new one, and both are good. */
const overlapMs = 5 * 60_000;
const dayMs = 24 * 3_600_000;
const issuesPerMinute = 10_000;
const issuesPerDay = 500_000;
const forcedPerDay = 20;
const forcedApartMs = 30_000;

type App = { readonly appid: string; readonly appSecret: string };

/** stable_token of one application: the same for all who ask, until its last five minutes or a forced refresh. */
export const makeTokens = (world: World, app: App): Tokens => {
  const tokens = new Map<string, Token>();
  let current: Token | null = null;
  const issues = counter();
  const forced = counter();

  const fresh = (): Token => {
    const token = { text: `90_${randomBytes(48).toString('base64url')}`, untilMs: nowMs(world) + lifeMs };
    for (const [text, old] of tokens) if (old.untilMs < nowMs(world) - dayMs) tokens.delete(text);
    tokens.set(token.text, token);
    return token;
  };

  return {
    issue: (body) => {
      checkApp(app, body['appid'], body['secret']);
      if (body['grant_type'] !== 'client_credential') throw new WeixinFailure(40002, 'invalid grant_type');
      const at = nowMs(world);
      if (issues.since(at - 60_000) >= issuesPerMinute || issues.since(at - dayMs) >= issuesPerDay)
        throw new WeixinFailure(45009, 'reach max api daily quota limit');
      issues.add(at);
      if (body['force_refresh'] === true) {
        if (forced.since(at - forcedApartMs) > 0 || forced.since(at - dayMs) >= forcedPerDay)
          throw new WeixinFailure(45009, 'reach max api daily quota limit');
        forced.add(at);
        if (current) current.untilMs = Math.min(current.untilMs, at + overlapMs);
        current = fresh();
      } else if (!current || current.untilMs - at <= overlapMs) {
        current = fresh();
      }
      return { access_token: current.text, expires_in: Math.floor((current.untilMs - at) / 1000) };
    },
    check: (text) => {
      if (!text) throw new WeixinFailure(41001, 'access_token missing');
      const token = tokens.get(text);
      if (!token) throw new WeixinFailure(40001, 'invalid credential, access_token is invalid or not latest');
      if (token.untilMs <= nowMs(world)) throw new WeixinFailure(42001, 'access_token expired');
    },
    /** As when someone resets the secret's token elsewhere: what was issued is no longer known. */
    expireAll: () => {
      tokens.clear();
      current = null;
    },
  };
};

export const checkApp = (app: App, appid: unknown, secret: unknown): void => {
  if (appid !== app.appid) throw new WeixinFailure(40013, 'invalid appid');
  if (secret !== app.appSecret) throw new WeixinFailure(40125, 'invalid appsecret');
};

const counter = () => {
  let times: number[] = [];
  return {
    add: (ms: number): void => void times.push(ms),
    since: (ms: number): number => {
      if (times.length > 2 * issuesPerDay) times = times.slice(-issuesPerDay);
      return times.filter((time) => time > ms).length;
    },
  };
};

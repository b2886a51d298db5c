import { pathParameters, type Endpoint, type ReplyOf, type RequestOf } from './endpoint.ts';
import { DomainError } from './errors.ts';

export type Request = { method: string; path: string; body: unknown; headers: Record<string, string> };

/** Sends a request to the API and brings back what came. The browser, Taro and the tests each supply one. */
export type Send = (request: Request) => Promise<{ status: number; body: unknown }>;

export type CallOptions = {
  /** Names one intention of a person: sent again after a lost answer, it is the same key and happens once. */
  key?: string;
  /** The file that an endpoint takes as its body, in whatever form the program's `Send` knows. */
  bytes?: unknown;
};

/** The sentence for when no answer came at all: the call may or may not have happened. */
export const unreachable = (): DomainError => new DomainError('network/unreachable', { status: 0, message: '网络不通，请检查网络后再试' });

/** A typed client: what the server refuses arrives here as the same `DomainError` it threw there. */
export const caller =
  (send: Send, newKey: () => string) =>
  async <E extends Endpoint>(endpoint: E, input: RequestOf<E>, { key, bytes }: CallOptions = {}): Promise<ReplyOf<E>> => {
    const headers: Record<string, string> = endpoint.repeat === 'key' ? { 'idempotency-key': key ?? newKey() } : {};
    const { path, body: json } = address(endpoint, (input ?? {}) as Fields);
    const { status, body } = await send({ method: endpoint.method, headers, path, body: endpoint.bytesMax === undefined ? json : bytes });
    if (status >= 200 && status < 300) return body as ReplyOf<E>;

    const { code, message, details } = (body ?? {}) as Partial<DomainError>;
    if (code === undefined || message === undefined) throw unreachable();
    throw new DomainError(code, { status, message }, details);
  };

type Fields = Record<string, unknown>;

const address = ({ method, path }: Endpoint, input: Fields): Pick<Request, 'path' | 'body'> => {
  const inPath = pathParameters(path);
  const filled = inPath.reduce((filling, name) => filling.replace(`:${name}`, encodeURIComponent(String(input[name]))), path as string);
  const rest = Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined);
  if (method !== 'GET' && method !== 'DELETE') return { path: filled, body: Object.fromEntries(rest) };

  const query = rest
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return { path: query === '' ? filled : `${filled}?${query}`, body: undefined };
};

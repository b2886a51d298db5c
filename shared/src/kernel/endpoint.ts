import { is, type GenericSchema, type InferInput, type InferOutput } from 'valibot';
import type { Permission } from './permission.ts';

/**
 * Who may call: `anyone`; a signed-in `customer`; a bound `terminal` (device); a `clerk` signed in at one; staff of a `merchant`
 * or of the `headOffice` at their desks; an `application`, a program by others with a key of its own.
 */
export type Who = 'anyone' | 'customer' | 'terminal' | 'clerk' | 'merchant' | 'headOffice' | 'application';
/** The two desks: head office's, and the merchants'. */
export type Desk = 'hq' | 'merchant';
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

type Declaration<Input, Reply, W extends Who> = {
  readonly method: Method;
  /** By surface, with parameters as `:name`; each parameter is a field of `input`. */
  readonly path: `/api/${'mini' | 'terminal' | 'merchant' | 'hq' | 'open'}/${string}`;
  readonly summary: string;
  readonly who: W;
  /** One object: path parameters, then the query (GET, DELETE) or the JSON body. */
  readonly input: Input;
  readonly reply: Reply;
  /** The codes this call can refuse with, besides those any call can. */
  readonly refusals: readonly string[];
  /**
   * How a write bears being sent twice: by an `Idempotency-Key` (the reply is kept with the key), or by its nature,
   * because the state it leads to is the same. Reads leave it out.
   */
  readonly repeat?: 'key' | 'natural';
  /** A reply that is the same for everyone: sent with an ETag and this max-age in seconds. */
  readonly cacheSeconds?: number;
  /** A reply that may be some seconds old: it is read from a replica where there is one. */
  readonly stale?: true;
  /** The body is a file as it is, up to so many bytes; then all of `input` stands in the path. */
  readonly bytesMax?: number;
  /** How long the JSON body may be; left out: 64 KiB. */
  readonly jsonBytesMax?: number;
} & Needs<W>;

/** A desk's endpoint says what leave it needs; null: none, it is about the caller alone. */
type Needs<W extends Who> = W extends 'merchant' | 'headOffice'
  ? { readonly permission: Permission | null }
  : { readonly permission?: undefined };

export type Endpoint<
  Input extends GenericSchema = GenericSchema,
  Reply extends GenericSchema = GenericSchema,
  W extends Who = Who,
> = Declaration<Input, Reply, W>;

/**
 * One operation of the API. Server, clients, tests and the OpenAPI document come from this value: the server checks
 * `input` before the handler and `reply` after it, clients infer both types from here.
 */
export const endpoint = <Input extends GenericSchema, Reply extends GenericSchema, const W extends Who>(
  declaration: Declaration<Input, Reply, W>,
): Endpoint<Input, Reply, W> => declaration;

type DeskDeclaration<Input, Reply> = Omit<Declaration<Input, Reply, 'headOffice'>, 'who' | 'path'> & { readonly path: `/${string}` };

/** One operation that both desks have, each at its own address and each for what its staff may see. */
export type DeskEndpoint<Input extends GenericSchema = GenericSchema, Reply extends GenericSchema = GenericSchema> = {
  readonly hq: Endpoint<Input, Reply, 'headOffice'>;
  readonly merchant: Endpoint<Input, Reply, 'merchant'>;
};

export const deskEndpoint = <Input extends GenericSchema, Reply extends GenericSchema>(
  declaration: DeskDeclaration<Input, Reply>,
): DeskEndpoint<Input, Reply> => ({
  hq: { ...declaration, path: `/api/hq${declaration.path}`, who: 'headOffice' },
  merchant: { ...declaration, path: `/api/merchant${declaration.path}`, who: 'merchant' },
});

/** What the handler is given, after parsing. */
export type InputOf<E extends Endpoint> = InferOutput<E['input']>;
/** What a caller sends. */
export type RequestOf<E extends Endpoint> = InferInput<E['input']>;
export type ReplyOf<E extends Endpoint> = InferOutput<E['reply']>;

/** Whether something that was kept has the form in which this version gives its reply. */
export const isReply = <E extends Endpoint>({ reply }: E, kept: unknown): kept is ReplyOf<E> => is(reply, kept);

/** The names of a path's parameters, in order. */
export const pathParameters = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);

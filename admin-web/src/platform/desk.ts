import { createContext, useCallback, useContext } from 'react';
import type { MeData } from '@mendian/shared/account/sign-in.contract.ts';
import type { CallOptions } from '@mendian/shared/kernel/caller.ts';
import type { Desk, DeskEndpoint, Endpoint, ReplyOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { call } from './call.ts';

/** An operation that both desks have, or one of a single desk. */
export type Asked = DeskEndpoint | Endpoint;
type OneOf<A extends Asked> = A extends DeskEndpoint ? A['hq'] : A extends Endpoint ? A : never;
export type RequestTo<A extends Asked> = RequestOf<OneOf<A>>;
export type ReplyTo<A extends Asked> = ReplyOf<OneOf<A>>;

/** The endpoint that this desk calls. */
export const endpointAt = (desk: Desk, asked: Asked): Endpoint => ('hq' in asked ? asked[desk] : asked);

/** Calls an operation at a desk: of a pair, the one of that desk. */
const callDesk = <A extends Asked>(desk: Desk, asked: A, input: RequestTo<A>, options?: CallOptions): Promise<ReplyTo<A>> =>
  call(endpointAt(desk, asked), input, options) as Promise<ReplyTo<A>>;

export const DeskContext = createContext<Desk | null>(null);

/** Which desk this is, and the way to call its server. */
export const useDesk = () => {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('a page of the desk outside of it');
  const callHere = useCallback(
    <A extends Asked>(asked: A, input: RequestTo<A>, options?: CallOptions) => callDesk(desk, asked, input, options),
    [desk],
  );
  return { desk, call: callHere };
};

export const MeContext = createContext<MeData | null>(null);

/** Whoever is signed in here. */
export const useWhoAmI = (): MeData => {
  const me = useContext(MeContext);
  if (me === null) throw new Error('nobody is signed in around this page');
  return me;
};

/** Whether whoever is signed in has this leave; the server asks again at each call. */
export const useMay = (permission: string): boolean => useWhoAmI().permissions.includes(permission);

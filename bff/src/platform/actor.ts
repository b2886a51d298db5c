import type { HeldPermissions } from '@mendian/shared/account/held-permissions.ts';
import type { Scope } from '@mendian/shared/account/scope.ts';

/** Somebody at a desk, with what the account may do and for which stores, as it is at this request. */
type AtDesk = {
  readonly accountId: string;
  readonly name: string;
  readonly sessionId: string;
  readonly permissions: HeldPermissions;
  readonly scope: Scope;
  /** The first account of the merchant or of head office: it cannot be taken its leave. */
  readonly primary: boolean;
  /** The password was set by somebody else: nothing but changing it is open. */
  readonly mustChangePassword: boolean;
};

/** Who asks. Nothing else exists. */
export type Actor =
  | {
      readonly kind: 'visitor';
      /** Where the request came from, for limits. */
      readonly address: string;
      /** What the program calls itself, for the list of one's sessions. */
      readonly userAgent?: string;
    }
  | { readonly kind: 'customer'; readonly memberId: string; readonly sessionId: string }
  | {
      readonly kind: 'terminal';
      readonly terminalId: string;
      readonly storeId: string;
      /** It only passes bytes on to printers: nobody stands at it. */
      readonly relay?: true;
    }
  | {
      readonly kind: 'clerk';
      readonly clerkId: string;
      readonly name: string;
      readonly terminalId: string;
      readonly storeId: string;
      readonly sessionId: string;
    }
  | ({ readonly kind: 'headOffice' } & AtDesk)
  | ({ readonly kind: 'merchant'; readonly merchantId: string } & AtDesk)
  | { readonly kind: 'application'; readonly applicationId: string; readonly name: string; readonly callsPerDay: number }
  | { readonly kind: 'system'; readonly name: string };

export type Customer = Extract<Actor, { kind: 'customer' }>;
export type Clerk = Extract<Actor, { kind: 'clerk' }>;
/** A bound device, with a clerk signed in at it or not. */
export type Device = Extract<Actor, { kind: 'terminal' | 'clerk' }>;
/** Whoever works at one of the two desks. */
export type Staff = Extract<Actor, { kind: 'headOffice' | 'merchant' }>;

/** The actor as one text: whose idempotency keys, whose limits. */
export const actorKey = (actor: Actor): string => {
  switch (actor.kind) {
    case 'visitor':
      return `visitor:${actor.address}`;
    case 'customer':
      return `customer:${actor.memberId}`;
    case 'terminal':
      return `terminal:${actor.terminalId}`;
    case 'clerk':
      return `terminal:${actor.terminalId}`;
    case 'headOffice':
    case 'merchant':
      return `account:${actor.accountId}`;
    case 'application':
      return `application:${actor.applicationId}`;
    case 'system':
      return `system:${actor.name}`;
  }
};

/** Who did it, as history and the audit log name them. */
export const actorName = (actor: Actor): string => ('name' in actor ? actor.name : actor.kind === 'customer' ? '顾客' : actor.kind);

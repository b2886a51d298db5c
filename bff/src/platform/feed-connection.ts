import type { FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';
import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import { WebSocket } from 'ws';

/**
 * One open feed after its hello. There may be 11,000 of these in a process: a few words each, no closures and no timers of
 * its own, and of the token only the ids it stood for.
 */
export type Connection = {
  readonly socket: WebSocket;
  readonly storeId: string;
  /** Everything up to this number of the store's sequence was sent or does not concern it. */
  seq: number;
  /** The one order a customer follows; null for a terminal, which hears of all its store's. */
  readonly order: { readonly orderId: string; readonly memberId: string } | null;
  /** What must go on for this connection to stay open. */
  readonly sessionId: string | null;
  readonly terminalId: string | null;
  readonly clerkId: string | null;
  /** It only passes bytes on to printers. */
  readonly relay?: true;
  /** Pings sent since it last answered one. */
  pingsUnanswered: number;
};

/** Whoever reads so slowly is cut off: it comes back, says where it stopped, and gets the rest. */
const bufferedBytesMax = 1024 * 1024;

/** Close codes of our own, by what was wrong. */
export const closeCodes = { signedOut: 4401, notFound: 4404, badHello: 4400, stopping: 1001 } as const;

export const sendText = (socket: WebSocket, text: string): void => {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (socket.bufferedAmount > bufferedBytesMax) socket.terminate();
  else socket.send(text);
};

export const sendMessage = (socket: WebSocket, message: FeedMessageData): void => sendText(socket, JSON.stringify(message));

/** Says why in a sentence and closes. */
export const refuseFeed = (socket: WebSocket, { code, message }: Pick<DomainError, 'code' | 'message'>, closeCode: number): void => {
  sendMessage(socket, { kind: 'refused', code, message });
  socket.close(closeCode, code);
};

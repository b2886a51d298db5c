import Taro from '@tarojs/taro';
import { unreachable, type Send } from '@mendian/shared/kernel/caller.ts';
import { noteServerDate } from './clock.ts';
import { apiBase } from './config.ts';
import { token } from './token.ts';

/** Longer than the server ever needs; a customer waits no longer than this for a sentence. */
const timeoutMs = 12_000;
/** A picture may be long on its way. */
const fileTimeoutMs = 60_000;

/** The one way this app reaches the server. */
export const send: Send = async ({ method, path, body, headers }) => {
  const bearer = token.get();
  // What WeChat read from a file may be an ArrayBuffer of another realm than ours.
  const isFile = Object.prototype.toString.call(body) === '[object ArrayBuffer]';
  try {
    const answer = await Taro.request<unknown>({
      url: apiBase + path,
      method: method as 'GET' | 'POST' | 'PUT' | 'DELETE',
      ...(body === undefined ? {} : { data: body as object }),
      header: {
        ...headers,
        'content-type': isFile ? 'application/octet-stream' : 'application/json',
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      timeout: isFile ? fileTimeoutMs : timeoutMs,
      dataType: 'json',
    });
    noteServerDate(headerOf(answer.header, 'date'));
    return { status: answer.statusCode, body: answer.data };
  } catch {
    throw unreachable();
  }
};

const headerOf = (header: Record<string, unknown> | undefined, name: string): string | undefined => {
  const value = Object.entries(header ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof value === 'string' ? value : undefined;
};

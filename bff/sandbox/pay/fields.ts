import { parameterError, PayFailure } from './pay-failure.ts';

export type Body = Record<string, unknown>;

/** The body of a call: an object, or nothing can be read from it. */
export const readBody = (text: string): Body => {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch {
    // Falls through to the refusal.
  }
  throw new PayFailure(400, 'PARAM_ERROR', '请求体不是合法的 JSON 对象');
};

type TextRule = { max: number; form?: RegExp; bytes?: boolean };

export const text = (body: Body, field: string, { max, form, bytes }: TextRule): string => {
  const value = at(body, field);
  if (value === undefined || value === null || value === '') throw parameterError(field, '为必填项');
  if (typeof value !== 'string') throw parameterError(field, '必须为字符串', value);
  const length = bytes ? Buffer.byteLength(value) : value.length;
  if (length > max) throw parameterError(field, `长度不能超过 ${max}`, value);
  if (form && !form.test(value)) throw parameterError(field, '格式有误', value);
  return value;
};

export const optionalText = (body: Body, field: string, rule: TextRule): string | null =>
  at(body, field) === undefined || at(body, field) === null || at(body, field) === '' ? null : text(body, field, rule);

/** Whole fen, from 1. */
export const amount = (body: Body, field: string): number => {
  const value = at(body, field);
  if (value === undefined) throw parameterError(field, '为必填项');
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    throw parameterError(field, '必须为大于 0 的整数，单位为分', value);
  if (value > 100_000_000_00) throw parameterError(field, '超出上限', value);
  return value;
};

export const currency = (body: Body, field: string, isRequired: boolean): void => {
  const value = at(body, field);
  if (value === undefined && !isRequired) return;
  if (value !== 'CNY') throw parameterError(field, '目前只支持 CNY', value);
};

export const tradeNoForm = /^[0-9A-Za-z_\-|*]{6,32}$/;

/** WeChat calls only https addresses without a query; the sandbox also its own machine and private networks. */
export const notifyUrl = (body: Body, isRequired: boolean): string | null => {
  const value = isRequired ? text(body, 'notify_url', { max: 255 }) : optionalText(body, 'notify_url', { max: 255 });
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || url.search !== '' || url.hash !== '') throw parameterError('notify_url', '必须为不带参数的完整地址', value);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isNear(url.hostname)))
    throw parameterError('notify_url', '必须为 https 地址', value);
  return value;
};

const isNear = (host: string): boolean =>
  !host.includes('.') || /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) || host.endsWith('.local');

const at = (body: Body, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Body)[part] : undefined), body);

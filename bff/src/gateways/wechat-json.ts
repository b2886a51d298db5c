/**
 * Reads WeChat's JSON. Numbers that a double cannot hold (message ids) stay text, and the control characters that WeChat leaves in
 * nicknames do not spoil the rest. The SDK throws at pretty-printed JSON and makes objects of large ids. Undefined: no JSON.
 */
export const readWechatJson = (text: string): unknown => parse(text) ?? parse(text.replace(controlCharacters, ' '));

// eslint-disable-next-line no-control-regex -- these are what is being removed
const controlCharacters = /[\u0000-\u001f]/g;

type Source = { source?: string };

const keepLargeNumbers = (_key: string, value: unknown, context?: Source): unknown =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? (context?.source ?? String(value)) : value;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text, keepLargeNumbers);
  } catch {
    return undefined;
  }
};

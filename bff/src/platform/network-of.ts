import { isIPv6 } from 'node:net';

/**
 * What limits count an address by: one of IPv6 by its network of 64 bits, which is the least that anybody is given, so that nobody has
 * another address for each call; one of IPv4 as it is, also where it is written as one of IPv6.
 */
export const networkOf = (ip: string): string => {
  const [address = ''] = ip.split('%');
  if (!isIPv6(address)) return ip.slice(0, 60);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head, tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]?];
  const rest = tail === undefined ? [] : [...Array<string>(Math.max(0, 8 - head.length - wide(tail))).fill('0'), ...tail];
  return `${[...head, ...rest]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

/** An address of IPv4 at the end stands for two groups. */
const wide = (groups: readonly string[]): number => groups.length + (groups.at(-1)?.includes('.') === true ? 1 : 0);

/** What an account may do: everything its desk has (a first account), or what its roles name. */
export type HeldPermissions = 'all' | ReadonlySet<string>;

export const holds = (held: HeldPermissions, key: string): boolean => held === 'all' || held.has(key);

/**
 * Leave to do something at a desk. Each endpoint of the desks declares the one it needs, and the catalogue that roles are made
 * of is collected from them, so nothing can be granted that no call asks for.
 */
export type Permission = {
  /** Stored in roles; it never changes its meaning. */
  readonly key: string;
  /** What a person reads when making a role. */
  readonly name: string;
  /** The heading it stands under. */
  readonly group: string;
};

export const permission = (key: `${string}.${string}`, group: string, name: string): Permission => ({ key, name, group });

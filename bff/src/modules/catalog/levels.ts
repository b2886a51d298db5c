const depths = ['chain', 'branch', 'franchisee', 'store'];

/** How near a level is to the customer: what is set at a nearer one counts. */
export const depthOf = (node: string): number => depths.indexOf(node.split(':', 1)[0]!);

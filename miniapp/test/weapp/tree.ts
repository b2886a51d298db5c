/** A node of the tree Taro hands to WeChat by setData, under its short names: `nn` kind, `cl` class, `v` text, `cn` children. */
export type Node = { nn?: string; cl?: string; v?: string; sid?: string; uid?: string; cn?: Node[]; [property: string]: unknown };

/** All words under a node, in reading order. */
export const wordsOf = ({ v, cn = [] }: Node): string => (v ?? '') + cn.map(wordsOf).join('');

export const nodesOf = (node: Node): Node[] => [node, ...(node.cn ?? []).flatMap(nodesOf)];

/** A node and those it lies in, inmost first: the way an event bubbles. */
export const wayUp = (root: Node, node: Node): Node[] => {
  if (root === node) return [root];
  for (const child of root.cn ?? []) {
    const way = wayUp(child, node);
    if (way.length > 0) return [...way, root];
  }
  return [];
};

export const hasClass = ({ cl = '' }: Node, name: string): boolean => cl.split(/\s+/).includes(name);

/** The smallest node of a class that holds these words and is not switched off. */
export const findByWords = (root: Node, className: string, words: string): Node | null =>
  nodesOf(root)
    .filter((node) => hasClass(node, className) && !hasClass(node, 'tap-off') && wordsOf(node).includes(words))
    .sort((a, b) => nodesOf(a).length - nodesOf(b).length)[0] ?? null;

/** Applies one setData: keys are paths such as `root.cn.[0].cl`. */
export const applyData = (data: Record<string, unknown>, patch: Record<string, unknown>): void => {
  for (const [key, value] of Object.entries(patch)) {
    const steps = key.split('.').flatMap((step) => step.match(/[^[\]]+/g) ?? []);
    const last = steps.pop();
    if (last === undefined) continue;
    let at = data as Record<string, unknown>;
    for (const [index, step] of steps.entries()) {
      at[step] ??= /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
      at = at[step] as Record<string, unknown>;
    }
    at[last] = value;
  }
};

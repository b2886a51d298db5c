import * as v from 'valibot';
import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';

/** What a field of this name is filled with, where it is needed and the schema takes it. */
export type Hints = Readonly<Record<string, unknown>>;

type Node = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly items?: readonly v.GenericSchema[];
  readonly options?: readonly (v.GenericSchema | string | number)[];
  readonly literal?: unknown;
};

const texts = [
  ...[
    '好的',
    'abc',
    'aname-1',
    'order.see',
    '1',
    '1234',
    '13812345678',
    '2026-11-20',
    '2026-11-20T04:00:00.000Z',
    '12:30',
    '11-20',
    'store:s1',
  ],
  ...['https://example.com/x', 'a@example.com', 'A1', 'S00001', 'x'.repeat(43), '123456', '12345678', '8'.repeat(16), 'x'.repeat(64)],
];
const numbers = [1, 0, 10, 60, 100, 500, 1_000, 30_000_000];

/** Something that an endpoint takes: named fields from the hints, the rest the first of a few that its schema accepts. */
export const plausibleInput = ({ method, path, input }: Endpoint, hints: Hints): Record<string, unknown> => {
  const made = fill(input, hints);
  const checked = v.safeParse(input, made);
  if (checked.success) return made as Record<string, unknown>;
  const wrong = checked.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`).join('; ');
  throw new Error(`${method} ${path} takes nothing that could be made up: give it a hint in bff/test/matrix (${wrong})`);
};

const optional = ['optional', 'exact_optional', 'undefinedable', 'nullish'];

const fill = (schema: v.GenericSchema, hints: Hints): unknown => {
  const node = schema as Node;
  if (optional.includes(node.type)) return undefined;
  switch (node.type) {
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return fillEntries(node.entries ?? {}, hints);
    case 'nullable':
      return null;
    case 'array':
      return firstFit(schema, [[], [fill(node.item!, hints)]]);
    case 'tuple':
      return (node.items ?? []).map((item) => fill(item, hints));
    case 'record':
      return {};
    case 'literal':
      return node.literal;
    case 'picklist':
    case 'enum':
      return node.options?.[0];
    case 'union':
    case 'variant':
    case 'intersect':
      return firstFit(
        schema,
        (node.options ?? []).map((option) => fill(option as v.GenericSchema, hints)),
      );
    case 'boolean':
      return true;
    case 'number':
      return firstFit(schema, numbers);
    default:
      return firstFit(schema, texts);
  }
};

const fillEntries = (entries: Readonly<Record<string, v.GenericSchema>>, hints: Hints): Record<string, unknown> => {
  const filled: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(entries)) {
    // What may be left out is: a filter would hide from the test what a list shows.
    const hinted = !optional.includes(schema.type) && name in hints && v.safeParse(schema, hints[name]).success;
    const value = hinted ? hints[name] : fill(schema, hints);
    if (value !== undefined) filled[name] = value;
  }
  return filled;
};

const firstFit = (schema: v.GenericSchema, candidates: readonly unknown[]): unknown =>
  candidates.find((candidate) => v.safeParse(schema, candidate).success) ?? candidates[0];

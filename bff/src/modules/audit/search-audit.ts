import type { AuditViewData, listAudit } from '@mendian/shared/audit/audit.contract.ts';
import { auditText } from '@mendian/shared/audit/audit-words.ts';
import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { addDays, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { Staff } from '../../platform/actor.ts';
import { firstUlidOf } from '../../platform/chance.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf } from '../../platform/like-sql.ts';
import { withinScope, type Condition } from '../../platform/scope-sql.ts';

type Endpoint = typeof listAudit.hq;

type Row = {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly store_id: string | null;
  readonly store_name: string | null;
  readonly merchant_id: string | null;
  readonly merchant_name: string | null;
};

/**
 * Entries that the caller may read, the newest first. Ids are by time, so that pages and days are ranges of the same index, however
 * long the log is.
 */
export const searchAudit = async ({ sql, actor }: ReadContext<Staff>, input: InputOf<Endpoint>): Promise<ReplyOf<Endpoint>> => {
  const { text, values } = allOf([readableBy(actor), ...asked(input)]);
  const rows = await sql.all<Row>(
    `SELECT g.id, g.actor, g.action, g.subject, g.detail, g.at, g.actor_id, g.store_id, s.name AS store_name, g.merchant_id,
      m.name AS merchant_name
    FROM audit_log g LEFT JOIN store s ON s.id = g.store_id LEFT JOIN merchant m ON m.id = g.merchant_id
    WHERE ${text} ORDER BY g.id DESC LIMIT ${input.limit + 1}`,
    values,
  );
  const items = rows.slice(0, input.limit).map(present);
  return { items, next: rows.length > input.limit ? items.at(-1)!.id : null };
};

/**
 * A merchant reads what is its own. Whoever does not look after all of it reads what is about stores of his, and what he did
 * himself.
 */
const readableBy = (actor: Staff): Condition => {
  const own: Condition[] = actor.kind === 'merchant' ? [{ text: 'g.merchant_id = ?', values: [actor.merchantId] }] : [];
  if (actor.primary || wholeChain(actor.scope) || holdsMerchant(actor)) return allOf([{ text: '1 = 1', values: [] }, ...own]);
  const within = withinScope(actor.scope);
  return allOf([...own, { text: `(g.actor_id = ? OR ${within.text})`, values: [actor.accountId, ...within.values] }]);
};

const holdsMerchant = (actor: Staff): boolean =>
  actor.kind === 'merchant' && actor.scope.some((node) => node.kind !== 'store' && 'id' in node && node.id === actor.merchantId);

const asked = ({ accountId, action, subject, storeId, from, to, after }: InputOf<Endpoint>): Condition[] => [
  ...(accountId === undefined ? [] : [{ text: 'g.actor_id = ?', values: [accountId] }]),
  ...(action === undefined ? [] : [{ text: 'g.action = ?', values: [action] }]),
  ...(subject === undefined ? [] : [{ text: 'g.subject = ?', values: [subject] }]),
  ...(storeId === undefined ? [] : [{ text: 'g.store_id = ?', values: [storeId] }]),
  ...(from === undefined ? [] : [{ text: 'g.id >= ?', values: [firstUlidOf(instantAt(from, 0))] }]),
  ...(to === undefined ? [] : [{ text: 'g.id < ?', values: [firstUlidOf(instantAt(addDays(to, 1), 0))] }]),
  ...(after === undefined ? [] : [{ text: 'g.id < ?', values: [after] }]),
];

const present = (row: Row): AuditViewData => {
  const cut = row.actor.indexOf(':');
  const detail = JSON.parse(row.detail) as Record<string, unknown>;
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.actor.slice(cut + 1),
    byKind: row.actor.slice(0, cut),
    accountId: row.actor_id,
    action: row.action,
    text: auditText(row.action, detail),
    subject: row.subject,
    storeId: row.store_id,
    storeName: row.store_name ?? '',
    merchantId: row.merchant_id,
    merchantName: row.merchant_name ?? '',
    detail,
  };
};

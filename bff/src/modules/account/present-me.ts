import type { MeData, MerchantKind } from '@mendian/shared/account/sign-in.contract.ts';
import type { Staff } from '../../platform/actor.ts';
import { withinScope } from '../../platform/scope-sql.ts';
import type { Reads } from '../../platform/sql.ts';
import { deskOf, heldOf, type Catalogue } from './permission-catalogue.ts';
import { nameNodes } from './name-nodes.ts';

type Row = {
  readonly username: string;
  readonly real_name: string;
  readonly phone: string;
  readonly merchant_id: string | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly kind: MerchantKind | null;
};

/** Who is signed in, with permissions and stores as they are now. */
export const presentMe = async (sql: Reads, actor: Staff, catalogue: Catalogue): Promise<MeData> => {
  const row = await sql.one<Row>(
    `SELECT a.username, a.real_name, a.phone, a.merchant_id, m.code, m.name, m.kind
    FROM account a LEFT JOIN merchant m ON m.id = a.merchant_id WHERE a.id = ?`,
    [actor.accountId],
  );
  if (row === null) throw new Error(`the account ${actor.accountId} asks and is not there`);
  return {
    accountId: actor.accountId,
    username: row.username,
    realName: row.real_name,
    phone: row.phone,
    primary: actor.primary,
    mustChangePassword: actor.mustChangePassword,
    merchant:
      row.merchant_id === null ? null : { id: row.merchant_id, code: row.code ?? '', name: row.name ?? '', kind: row.kind ?? 'franchisee' },
    permissions: heldOf(actor, await catalogue.list(sql, deskOf(actor))),
    scope: await nameNodes(sql, actor.scope),
    stores: await countStores(sql, actor),
  };
};

/** How many stores a scope covers, each counted once. */
export const countStores = async (sql: Reads, { scope }: Pick<Staff, 'scope'>): Promise<number> => {
  const { text, values } = withinScope(scope);
  return (await sql.one<{ stores: number }>(`SELECT COUNT(*) AS stores FROM store s WHERE ${text}`, values))?.stores ?? 0;
};

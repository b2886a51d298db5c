import type { RowDataPacket } from 'mysql2/promise';
import { insertAll } from '../../embedded/seed-rows.ts';
import { listAccounts } from '../../src/modules/account/index.ts';
import { listStores } from '../../src/modules/store/index.ts';
import { newUlid } from '../../src/platform/chance.ts';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { plain as figure } from '../words.ts';
import type { World } from '../world.ts';
import { benchStaff, listLines } from './list-lines.ts';
import type { Row } from './row.ts';

/** 11,000 stores have a thousandth page of ten. */
const pageRows = 10;
const deepPage = 1_000;
const accounts = 11_000;

/** The desks' lists of stores and of accounts. */
export const deskLists: Row = {
  name: 'merchant',
  run: async (world, { quick }) => {
    const effort = { rounds: quick ? 3 : 7, operations: quick ? 1_000 : 3_000 };
    const database = openDatabase({ url: world.databaseUrl, replicaUrls: [], connectionsMax: 2 });
    try {
      await makeAccounts(database);
      // As in a chain that has run for a day, whose tables were counted.
      await world.plain.query('ANALYZE TABLE store, store_trading, terminal_presence, merchant, account');
      const behind = await cursorsOf(world);
      const reading = { actor: benchStaff, sql: database.reads, now: new Date() };
      const stores = async (after?: string) => expectPage(await listStores(reading, { ...page(after), standing: 'open' }));
      const people = async (after?: string) => expectPage(await listAccounts(reading, page(after)));
      const rowsOf = (text: string, cursor: string) => async () => void (await world.plain.query(`${text} LIMIT ${pageRows}`, [cursor]));
      return [
        ...(await listLines(
          world,
          {
            what: `stores, page ${deepPage} of ${pageRows} rows`,
            first: () => stores(),
            deep: () => stores(behind.code),
            oneRead: rowsOf(
              `SELECT s.id, s.code, s.name, s.city, s.settings, t.status, o.name AS owner FROM store s STRAIGHT_JOIN store_trading t ON t.store_id = s.id
               STRAIGHT_JOIN merchant o ON o.id = s.owner_id WHERE s.code > ? ORDER BY s.code`,
              behind.code,
            ),
          },
          effort,
        )),
        ...(await listLines(
          world,
          {
            what: `${figure(accounts)} accounts of head office, page ${deepPage} of ${pageRows} rows`,
            first: () => people(),
            deep: () => people(behind.accountId),
            oneRead: rowsOf(
              `SELECT a.*, (SELECT GROUP_CONCAT(r.name) FROM account_role ar JOIN role r ON r.id = ar.role_id WHERE ar.account_id = a.id) AS roles,
                 (SELECT COUNT(*) FROM account_scope n WHERE n.account_id = a.id) AS nodes,
                 (SELECT MIN(n.node) FROM account_scope n WHERE n.account_id = a.id) AS node
               FROM account a WHERE a.merchant_id IS NULL AND a.deleted_at IS NULL AND a.id < ? ORDER BY a.id DESC`,
              behind.accountId,
            ),
          },
          effort,
        )),
      ];
    } finally {
      await database.close();
    }
  },
};

const page = (after: string | undefined) => ({ limit: pageRows, ...(after === undefined ? {} : { after }) });

const expectPage = ({ items }: { readonly items: readonly unknown[] }): void => {
  if (items.length !== pageRows) throw new Error(`a page of ${items.length} rows instead of ${pageRows}`);
};

type Found = RowDataPacket & { readonly cursor_at: string };

const cursorsOf = async ({ plain }: World) => {
  const skipped = pageRows * (deepPage - 1) - 1;
  const [[store]] = await plain.query<Found[]>(`SELECT code AS cursor_at FROM store ORDER BY code LIMIT 1 OFFSET ${skipped}`);
  const [[account]] = await plain.query<Found[]>(
    `SELECT id AS cursor_at FROM account WHERE merchant_id IS NULL ORDER BY id DESC LIMIT 1 OFFSET ${skipped}`,
  );
  return { code: store!.cursor_at, accountId: account!.cursor_at };
};

const makeAccounts = (database: Database): Promise<void> =>
  database.transaction(async (sql) => {
    const now = new Date();
    const ids = Array.from({ length: accounts }, () => newUlid(now));
    await insertAll(
      sql,
      'account',
      ids.map((id) => ({
        ...{ id, merchant_id: null, username: id.toLowerCase(), real_name: '林薇', phone: '13800000000' },
        ...{ password_hash: '', created_at: now, created_by: 'bench' },
      })),
    );
  });

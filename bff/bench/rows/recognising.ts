import { randomInt } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import * as v from 'valibot';
import { recogniseMember as contract } from '@mendian/shared/member/member-code.contract.ts';
import { insertAll } from '../../embedded/seed-rows.ts';
import { memberCodesOf } from '../../src/modules/member/index.ts';
import { recogniseMember } from '../../src/modules/recognise/index.ts';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { compare } from '../measure.ts';
import { sideOf } from '../side.ts';
import { inMillis, plain, spreadText } from '../words.ts';
import type { World } from '../world.ts';
import type { Row } from './row.ts';

const goal = 2;
const atOnce = 1;
const [inFull, inQuick] = [10_000_000, 200_000];

/** Recognising by whatever is shown, beside one read by an index. It comes last, since its members stay in the database. */
export const recognising: Row = {
  name: 'counter',
  run: async (world, { quick }) => {
    const members = quick ? inQuick : inFull;
    const [rounds, operations] = quick ? [5, 2_000] : [9, 5_000];
    const database = openDatabase({ url: world.databaseUrl, replicaUrls: [], connectionsMax: atOnce });
    await fill(database, members);
    try {
      const found = await compare(
        {
          yardstick: sideOf(world, { operations, atOnce }, () => readOne(world, phoneOf(randomInt(members)))),
          ours: sideOf(world, { operations, atOnce }, recognisingIn(database, members, world.chain.open[0]!.id)),
        },
        rounds,
      );
      return [
        {
          what: `recognising one of ${plain(members)} members by any code`,
          yardstick: spreadText(inMillis(found.yardstick.total), ' ms'),
          ours: spreadText(inMillis(found.ours.total), ' ms'),
          ...{ ratio: spreadText(found.totalRatio, '×'), goal: `≤ ${goal}×`, met: found.totalRatio.median <= goal },
          notes: [
            'In turn by phone number, member code, own card, WeChat card and old coupon, with the coupons that can be used; parsed and checked by the contract, without HTTP. The yardstick reads a member by phone number with his coupons in one statement of plain mysql2, checks nothing and tells nothing apart.',
          ],
        },
      ];
    } finally {
      await database.close();
    }
  },
};

/** A member by phone number with the coupons that he can use, in one plain statement. */
const readOne = async ({ plain: pool }: World, phone: string): Promise<void> => {
  const [rows] = await pool.query(
    `SELECT m.id, m.nickname, m.phone, c.id AS coupon_id, c.code, c.until_at, t.name, t.terms FROM member m
     LEFT JOIN coupon c ON c.member_id = m.id AND c.state = 'held' AND c.until_at > ? LEFT JOIN coupon_template t ON t.id = c.template_id
     WHERE m.phone = ?`,
    [new Date(), phone],
  );
  if ((rows as unknown[]).length !== 1) throw new Error(`no member has ${phone}`);
};

const phoneOf = (no: number): string => `139${String(no).padStart(8, '0')}`;
const cardOf = (no: number): string => `6021${String(no).padStart(8, '0')}`;
const wechatOf = (no: number): string => `1234${String(no).padStart(8, '0')}`;
const oldCodeOf = (no: number): string => `LX2026${String(no).padStart(8, '0')}`;

/** One of so many members has an old coupon. */
const couponEvery = 10;
const settings = { MEMBER_CODE_KEY: 'the key of the bench', WECHAT_SECRET: '' };

/** As the endpoint does it, by another kind of code each time. */
const recognisingIn = ({ reads }: Database, members: number, storeId: string) => {
  const recognise = recogniseMember({ settings, wechatCards: null, log: { warn: () => undefined } });
  const memberCodes = memberCodesOf(settings);
  const actor = { kind: 'clerk', clerkId: 'c', name: '店员小王', terminalId: 't', storeId, sessionId: 'bench' } as const;
  const codes: readonly ((no: number, now: Date) => string)[] = [
    (no) => phoneOf(no),
    (no, now) => memberCodes.write(no, now).code,
    (no) => cardOf(no),
    (no) => wechatOf(no),
    (no) => oldCodeOf(no - (no % couponEvery)),
  ];
  return async (index: number): Promise<void> => {
    const now = new Date();
    const input = v.parse(contract.input, { code: codes[index % codes.length]!(randomInt(members), now) });
    v.parse(contract.reply, await recognise({ sql: reads, actor, now }, input));
  };
};

const linesAtOnce = 10_000;

const fill = async (database: Database, members: number): Promise<void> => {
  const next = monotonicFactory();
  const now = new Date();
  const until = new Date(now.getTime() + 86_400_000);
  const id = () => next(now.getTime());
  await database.transaction((sql) => sql.insert('coupon_template', [templateRow(now)]));
  for (let made = 0; made < members; made += linesAtOnce) {
    const rows = Array.from({ length: Math.min(linesAtOnce, members - made) }, (_, index) => ({ no: made + index, id: id() }));
    const holders = rows.filter(({ no }) => no % couponEvery === 0).map((row) => ({ ...row, couponId: id() }));
    await database.transaction(async (sql) => {
      await insertAll(sql, 'member', rows.map(({ no, id: own }) => ({ id: own, openid: `o-${no}`, nickname: '张小明', phone: phoneOf(no), created_at: now }))); // prettier-ignore
      await insertAll(sql, 'member_number', rows.map(({ no, id: own }) => ({ member_id: own, number: no }))); // prettier-ignore
      await insertAll(sql, 'member_card', rows.map(({ no, id: own }) => ({ id: id(), number: cardOf(no), kind: 'chain', member_id: own, phone: null, added_at: now }))); // prettier-ignore
      await insertAll(sql, 'member_card', rows.map(({ no, id: own }) => ({ id: id(), number: wechatOf(no), kind: 'wechat', member_id: own, phone: null, added_at: now }))); // prettier-ignore
      await insertAll(
        sql,
        'coupon',
        holders.map(({ no, id: own, couponId }) => ({
          ...{ id: couponId, template_id: templateId, member_id: own, code: `8${String(no).padStart(15, '0')}`, state: 'held' },
          ...{ source: 'earlier', occasion: `earlier:${no}`, from_at: now, until_at: until, received_at: now },
        })),
      );
      await insertAll(sql, 'earlier_coupon', holders.map(({ no, couponId }) => ({ coupon_id: couponId, code: oldCodeOf(no), phone: null }))); // prettier-ignore
    });
  }
};

const templateId = 'recognised';
const terms = {
  ...{ benefit: { kind: 'instant', off: 500 }, goods: { kind: 'all' }, places: ['chain'], channels: ['counter'], modes: ['pickup'] },
  ...{ hours: null, firstOrder: false, alone: false },
};
const templateRow = (now: Date) => ({
  ...{ id: templateId, name: '五元券', note: '', terms: JSON.stringify(terms), validity: '{"kind":"days","after":0,"days":7}', total: 1 },
  ...{ bearers: '{"headOffice":1000,"branch":0,"owner":0}', per_member: 1, per_member_day: 1, in_centre: 0, state: 'approved' },
  ...{ created_by: 'bench', created_at: now, changed_at: now },
});

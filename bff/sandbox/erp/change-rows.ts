import { PersonFailure } from '../person/person-failure.ts';
import type { ErpControl, ErpList, ErpRow, ErpStoreRow, ErpWrong } from './erp-shape.ts';
import { putRow, type ErpWorld } from './erp-world.ts';
import { tellChange } from './tell-change.ts';

type Changes = Pick<ErpControl, 'rename' | 'move' | 'open' | 'close' | 'reopen' | 'remove' | 'spoil' | 'mend'>;

/** What a clerk of head office does in the ERP. Each change is told to Mendian, where it has said that it wants to hear. */
export const rowChanges = (world: ErpWorld): Changes => {
  const change = (list: ErpList, code: string, to: Partial<ErpStoreRow>): void => {
    putRow(world, list, { ...rowOf(world, list, code), ...to });
    tellChange(world, list, [code]);
  };
  return {
    rename: ({ list, code, name }) => change(list, code, { name }),
    move: ({ code, ...to }) => change('stores', code, to),
    open: ({ code, name, like }) => {
      if (find(world, 'stores', code).length > 0) throw new PersonFailure(409, 'erp/code-taken', `已经有编码为 ${code} 的门店`);
      const model = rowOf(world, 'stores', like) as ErpStoreRow;
      const opened = { ...model, id: world.nextId++, code, name, status: 'OPEN' as const, closedOn: null, openedOn: dayOf(world) };
      putRow(world, 'stores', opened);
      tellChange(world, 'stores', [code]);
    },
    close: ({ list, code }) => change(list, code, { status: 'CLOSED', ...(list === 'stores' ? { closedOn: dayOf(world) } : {}) }),
    reopen: ({ list, code }) => change(list, code, { status: 'OPEN', ...(list === 'stores' ? { closedOn: null } : {}) }),
    remove: ({ list, code }) => {
      for (const row of find(world, list, code)) putRow(world, list, row, true);
      tellChange(world, list, [code]);
    },
    spoil: ({ code, how }) => {
      spoil(world, code, how);
      tellChange(world, 'stores', [code]);
    },
    mend: () => {
      for (const { list, id, was } of world.spoiled.values()) {
        const row = was ?? world.lists[list].get(id);
        // A second row of one code may have been removed since.
        if (row !== undefined) putRow(world, list, row, was === null);
      }
      const codes = [...new Set([...world.spoiled.values()].flatMap(({ was }) => (was === null ? [] : [was.code])))];
      world.spoiled.clear();
      tellChange(world, 'stores', codes);
    },
  };
};

const spoilings: Record<Exclude<ErpWrong, 'code-twice'>, Partial<ErpStoreRow>> = {
  'no-merchant': { branchCode: null, franchiseeCode: null },
  'unknown-branch': { branchCode: 'B99' },
  'unknown-franchisee': { franchiseeCode: 'F9999' },
  'bad-place': { lat: '北纬', lng: '' },
  'no-name': { name: '' },
};

const spoil = (world: ErpWorld, code: string, how: ErpWrong): void => {
  const row = rowOf(world, 'stores', code) as ErpStoreRow;
  const remember = (id: number, was: ErpRow | null) => {
    if (!world.spoiled.has(`stores:${id}`)) world.spoiled.set(`stores:${id}`, { list: 'stores', id, was });
  };
  remember(row.id, row);
  if (how !== 'code-twice') return putRow(world, 'stores', { ...row, ...spoilings[how] });
  const twin = { ...row, id: world.nextId++, name: `${row.name}（重复）` };
  remember(twin.id, null);
  putRow(world, 'stores', twin);
};

const find = (world: ErpWorld, list: ErpList, code: string): ErpRow[] => [...world.lists[list].values()].filter((row) => row.code === code);

const rowOf = (world: ErpWorld, list: ErpList, code: string): ErpRow => {
  const [row] = find(world, list, code);
  if (row === undefined) throw new PersonFailure(404, 'erp/not-found', `ERP 里没有编码为 ${code} 的记录`);
  return row;
};

/** The day in Shanghai. */
const dayOf = ({ clock }: ErpWorld): string => new Date(clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, Instant, Nothing, NumberCursor, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';
import { recordOutcomes, takeOverKinds, takeOverStates, takeOverSteps } from './take-over-words.ts';

const runTakeOver = permission('take-over.run', '门店', '从旧系统接管：上传、试运行、运行、核对、撤回');

const Kind = v.picklist(takeOverKinds);
const whole = ['account/whole-chain'];

/** What the lines of one file came to. */
const Figures = v.object({
  outcomes: v.object(
    Object.fromEntries(recordOutcomes.map((outcome) => [outcome, Count])) as Record<(typeof recordOutcomes)[number], typeof Count>,
  ),
  /** Of what should be here: how much is, as the file says, otherwise, and not at all; null: not compared. */
  compared: v.nullable(v.object({ same: Count, differing: Count, missing: Count })),
});

export const TakeOverView = v.object({
  id: Id,
  name: v.string(),
  /** What is done now, or was done last; null: nothing yet. */
  step: v.nullable(v.picklist(takeOverSteps)),
  state: v.nullable(v.picklist(takeOverStates)),
  /** The file it is at and how many of its lines are done; of the way back, how many lines are left. */
  at: v.nullable(v.object({ kind: Kind, line: Count })),
  /** Why it waits or failed, in a sentence. */
  error: v.nullable(v.string()),
  createdAt: Instant,
  createdBy: v.string(),
  checkedAt: v.nullable(Instant),
  ranAt: v.nullable(Instant),
  comparedAt: v.nullable(Instant),
  backAt: v.nullable(Instant),
  /** `goneAt`: when its bytes were deleted, after which it cannot be read again; null: they lie there. */
  files: v.array(v.object({ kind: Kind, name: v.string(), bytes: Count, goneAt: v.nullable(Instant), ...Figures.entries })),
  can: v.object({ upload: v.boolean(), check: v.boolean(), run: v.boolean(), compare: v.boolean(), back: v.boolean(), stop: v.boolean() }),
});
export type TakeOverData = v.InferOutput<typeof TakeOverView>;

export const listTakeOvers = endpoint({
  method: 'GET',
  path: '/api/hq/take-overs',
  summary: '从旧系统接管的各次，新的在前',
  who: 'headOffice',
  permission: runTakeOver,
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: pageOf(
    v.object({
      ...{ id: Id, name: v.string(), step: TakeOverView.entries.step, state: TakeOverView.entries.state },
      createdAt: Instant,
      createdBy: v.string(),
    }),
  ),
  refusals: whole,
});

export const addTakeOver = endpoint({
  method: 'POST',
  path: '/api/hq/take-overs',
  summary: '新建一次接管',
  who: 'headOffice',
  permission: runTakeOver,
  repeat: 'key',
  input: v.object({ name: textFrom1To(40) }),
  reply: TakeOverView,
  refusals: whole,
});

export const getTakeOver = endpoint({
  method: 'GET',
  path: '/api/hq/take-overs/:takeOverId',
  summary: '一次接管：文件、做到哪一步、每种文件的结果',
  who: 'headOffice',
  permission: runTakeOver,
  input: v.object({ takeOverId: Id }),
  reply: TakeOverView,
  refusals: [...whole, 'thing/not-found'],
});

/** Bytes of one part of a file, and parts of a file: 200 MB together. */
export const partBytesMax = 512 * 1024;
export const partsMax = 400;

/** `<sha256>-<bytes>`: what a part is called; the same bytes are the same part. */
const Part = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}-[1-9]\d{0,5}$/, '文件部分的编号不对'));

export const uploadPart = endpoint({
  method: 'POST',
  path: '/api/hq/take-over-parts',
  summary: '上传 CSV 文件的一部分：正文就是这些字节，最多 512 KB，除最后一部分外在行尾切开',
  who: 'headOffice',
  permission: runTakeOver,
  repeat: 'natural',
  bytesMax: partBytesMax,
  input: Nothing,
  reply: v.object({ part: Part }),
  refusals: [...whole, 'take-over/empty-part'],
});

export const setFile = endpoint({
  method: 'PUT',
  path: '/api/hq/take-overs/:takeOverId/files/:kind',
  summary: '由上传好的各部分按顺序组成一种数据的文件，替换原来的；之后要重新试运行',
  who: 'headOffice',
  permission: runTakeOver,
  repeat: 'natural',
  input: v.object({
    takeOverId: Id,
    kind: Kind,
    name: textFrom1To(100),
    parts: v.pipe(v.array(Part), v.minLength(1, '文件是空的'), v.maxLength(partsMax, '文件太大，最多 200 MB，请分几次接管')),
  }),
  reply: TakeOverView,
  refusals: [...whole, 'thing/not-found', 'take-over/busy', 'take-over/already-run'],
});

export const removeFile = endpoint({
  method: 'DELETE',
  path: '/api/hq/take-overs/:takeOverId/files/:kind',
  summary: '去掉一种数据的文件',
  who: 'headOffice',
  permission: runTakeOver,
  repeat: 'natural',
  input: v.object({ takeOverId: Id, kind: Kind }),
  reply: TakeOverView,
  refusals: [...whole, 'thing/not-found', 'take-over/busy', 'take-over/already-run'],
});

export const startStep = endpoint({
  method: 'POST',
  path: '/api/hq/take-overs/:takeOverId/steps',
  summary: '开始一步：试运行（只写报告）、正式运行、核对、撤回（只撤回之后没有人动过的）。停下的同一步从停下的地方继续',
  who: 'headOffice',
  permission: runTakeOver,
  repeat: 'natural',
  input: v.object({ takeOverId: Id, step: v.picklist(takeOverSteps) }),
  reply: TakeOverView,
  refusals: [
    ...[...whole, 'thing/not-found', 'take-over/busy', 'take-over/other-busy', 'take-over/no-files', 'take-over/not-checked'],
    ...['take-over/not-run', 'take-over/already-run', 'take-over/files-gone'],
  ],
});

export const stopStep = endpoint({
  method: 'POST',
  path: '/api/hq/take-overs/:takeOverId/stop',
  summary: '停止正在进行的一步：做完的保留，再开始同一步时继续',
  who: 'headOffice',
  permission: runTakeOver,
  repeat: 'natural',
  input: v.object({ takeOverId: Id }),
  reply: TakeOverView,
  refusals: [...whole, 'thing/not-found', 'state/not-allowed'],
});

export const listRecords = endpoint({
  method: 'GET',
  path: '/api/hq/take-overs/:takeOverId/records',
  summary: '一次接管的逐行结果：哪一行、结果、原因，核对时与文件哪里不同',
  who: 'headOffice',
  permission: runTakeOver,
  input: v.object({
    takeOverId: Id,
    kind: v.optional(Kind, 'stores'),
    outcome: v.optional(v.picklist(recordOutcomes)),
    /** `1`: only those of which the comparison found something else than the file says. */
    differing: v.optional(queryInteger(0, 1), 0),
    after: NumberCursor,
    limit: v.optional(queryInteger(1, 500), 50),
  }),
  reply: pageOf(
    v.object({
      line: Count,
      key: v.string(),
      outcome: v.picklist(recordOutcomes),
      reason: v.nullable(v.string()),
      differs: v.nullable(v.string()),
    }),
  ),
  refusals: [...whole, 'thing/not-found'],
});

const Orders = v.object({ orders: Count, amount: Amount });

export const listStoreSums = endpoint({
  method: 'GET',
  path: '/api/hq/take-overs/:takeOverId/store-sums',
  summary: '核对之后，每家门店的未取订单：文件里几单、多少钱，这里几单、多少钱',
  who: 'headOffice',
  permission: runTakeOver,
  input: v.object({
    takeOverId: Id,
    /** `1`: only stores where the two differ. */
    differing: v.optional(queryInteger(0, 1), 0),
    after: Cursor,
    limit: v.optional(queryInteger(1, 500), 50),
  }),
  reply: pageOf(v.object({ storeCode: v.string(), storeName: v.nullable(v.string()), file: Orders, here: Orders })),
  refusals: [...whole, 'thing/not-found'],
});

import type { Context } from '../../platform/context.ts';
import type { RecordRow } from './take-over.rows.ts';

/** Writes these columns of lines that are listed already, all in one statement. */
export const writeRecords = ({ sql }: Context, records: readonly RecordRow[], columns: readonly (keyof RecordRow)[]): Promise<void> =>
  sql.upsert('take_over_record', records, ['take_over_id', 'kind', 'line'], columns);

type Coded = { code?: string; parent?: { code?: string } };

const codeOf = (error: unknown): string => {
  const { code, parent } = (error ?? {}) as Coded;
  return code ?? parent?.code ?? '';
};

/** A unique key exists already: another request won the race. */
export const isDuplicate = (error: unknown): boolean => /^(ER_DUP_ENTRY|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/.test(codeOf(error));

/**
 * A column that must not be null was: how a statement says that something it counted on no longer holds, where nobody waits for its
 * answer. Another request won that race.
 */
export const isUnmet = (error: unknown): boolean => /^(ER_BAD_NULL_ERROR|SQLITE_CONSTRAINT_NOTNULL)$/.test(codeOf(error));

/** The database took this transaction as the victim of a deadlock or a too long wait: trying again is right. */
export const isContention = (error: unknown): boolean =>
  /^(ER_LOCK_DEADLOCK|ER_LOCK_WAIT_TIMEOUT|ER_LOCK_NOWAIT|ER_CHECKREAD|SQLITE_BUSY.*)$/.test(codeOf(error));

/** The connection or the server went away before or during the statement. */
export const isGone = (error: unknown): boolean =>
  /^(PROTOCOL_.*|ECONN.*|EPIPE|ETIMEDOUT|ER_SERVER_SHUTDOWN|ER_CON_COUNT_ERROR)$/.test(codeOf(error)) ||
  /^Sequelize(Connection.*|HostNot.*)Error$/.test((error as Error | null)?.name ?? '');

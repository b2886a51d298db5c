import type { Actor } from './actor.ts';
import { allRows, type Question, type Reads } from './sql.ts';
import type { House } from './transaction.ts';

/** Somebody a token stood for a while ago. */
export type Guess = {
  readonly actor: Actor;
  /** Asks with the first statement of whatever is done in it whether the guess is right. */
  readonly house: House;
  /**
   * Answers for the guessed actor. False: it is somebody else by now, or nobody; then nothing was written, and what was answered is to be
   * thrown away. Whatever is answered or refused otherwise, SQL has said since this was begun that the guess is right.
   */
  readonly holds: (answer: () => Promise<void>) => Promise<boolean>;
};

/** The statement that was to be answered for the guessed actor is not: the guess was wrong. */
class GuessWrong extends Error {}

type Given = { readonly actor: Actor; readonly stillSo: Question<boolean>; readonly proven: () => void };

/**
 * A use case that is begun for whom the token stood last time, while SQL is asked in the same packet whether it still does: a trip
 * costs more than the question. A transaction never gets to its COMMIT without the answer.
 */
export const guessActor = (house: House, { actor, stillSo, proven }: Given): Guess => {
  let right: boolean | null = null;
  const hear = (so: boolean): void => {
    if (right === null && so) proven();
    right ??= so;
    if (!right) throw new GuessWrong();
  };
  const isRight = async (): Promise<boolean> => {
    if (right === null)
      await house.database.reads
        .ask(stillSo)
        .then(([so]) => hear(so))
        .catch(unlessWrong);
    return right === true;
  };
  const reads = readsWith(house.database.reads, { stillSo, hear, isDone: () => right === true });
  const transaction: House['database']['transaction'] = (step) =>
    house.database.transaction(async (sql) => {
      if (right !== true) sql.first.ask(stillSo, hear);
      const answer = await step(sql);
      if (right === false) throw new GuessWrong();
      return answer;
    });
  return {
    actor,
    house: { ...house, database: { ...house.database, reads, transaction } },
    holds: async (answer) => {
      try {
        await answer();
      } catch (error) {
        if (await isRight()) throw error;
      }
      return isRight();
    },
  };
};

const unlessWrong = (error: unknown): void => {
  if (!(error instanceof GuessWrong)) throw error;
};

type Asking = { readonly stillSo: Question<boolean>; readonly hear: (so: boolean) => void; readonly isDone: () => boolean };

const readsWith = (reads: Reads, { stillSo, hear, isDone }: Asking): Reads => {
  const ask: Reads['ask'] = async (...questions) => {
    if (isDone()) return reads.ask(...questions);
    const [so, ...answers] = await reads.ask(stillSo, ...questions);
    hear(so);
    return answers as never;
  };
  const all = async <Row>(text: string, values: Parameters<Reads['all']>[1] = []) => (await ask(allRows<Row>(text, values)))[0];
  return {
    dialect: reads.dialect,
    database: reads.database,
    ask,
    all,
    one: async <Row>(...asked: Parameters<Reads['one']>) => (await all<Row>(...asked))[0] ?? null,
  };
};

type Waiting<Thing, Answer> = {
  readonly thing: Thing;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Lets things that come thick share a run, as a database shares a write to its disk: a thing that comes alone is run at once, and what
 * comes while that run is under way is taken together by the next, not more than `thingsMax` of them. `run` answers in the order of
 * its things; what it throws, each of them gets.
 */
export const together = <Thing, Answer>(
  thingsMax: number,
  run: (things: readonly Thing[]) => Promise<readonly Answer[]>,
): ((thing: Thing) => Promise<Answer>) => {
  const waiting: Waiting<Thing, Answer>[] = [];
  let isUnderWay = false;

  const begin = (): void => {
    if (isUnderWay || waiting.length === 0) return;
    isUnderWay = true;
    void take(waiting.splice(0, thingsMax));
  };
  const take = async (taken: readonly Waiting<Thing, Answer>[]): Promise<void> => {
    const [outcome] = await Promise.allSettled([run(taken.map(({ thing }) => thing))]);
    isUnderWay = false;
    begin();
    taken.forEach(({ resolve, reject }, place) =>
      outcome.status === 'fulfilled' ? resolve(outcome.value[place]!) : reject(outcome.reason),
    );
  };
  return (thing) =>
    new Promise((resolve, reject) => {
      waiting.push({ thing, resolve, reject });
      begin();
    });
};

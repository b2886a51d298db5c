import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '../../platform/sentence.ts';
import { say } from '../notices.ts';

type Options<Input> = {
  /** Said when it is done. */
  readonly said?: string | ((input: Input) => string);
  /** What is asked anew whatever the answer was: the first parts of paths, such as `accounts`. */
  readonly refreshes?: readonly string[];
  readonly done?: () => void;
};

/** One step that is not a form: a button of a row, a switch. A refusal is said as a sentence over the page. */
export const useAction = <Input>(step: (input: Input) => Promise<unknown>, { said, refreshes = [], done }: Options<Input> = {}) => {
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: step,
    onSuccess: (_, input) => {
      if (said !== undefined) say(typeof said === 'string' ? said : said(input), 'good');
      done?.();
    },
    onError: (error: Error) => say(sentenceOf(error), 'bad'),
    // It is done once the page shows the new state: a switch does not turn back in between.
    onSettled: () => Promise.all(refreshes.map((domain) => client.invalidateQueries({ queryKey: [domain] }))),
  });
  return { run: (input: Input) => mutate(input), busy: isPending, /** What is being done now. */ doing: isPending ? variables : null };
};

/** Asks anew what was kept under these first parts of paths. */
export const useRefresh = () => {
  const client = useQueryClient();
  return (...domains: readonly string[]): void => {
    for (const domain of domains) void client.invalidateQueries({ queryKey: [domain] });
  };
};

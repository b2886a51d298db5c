import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '../../platform/sentence.ts';
import { untilAnswered } from '../../platform/until-answered.ts';
import { say } from '../../ui/notices.ts';

/** Something a person does with tickets or printers: sent until it is answered, a refusal as a sentence, the lists asked anew. */
export const usePrintAction = <Input>(act: (input: Input) => Promise<unknown>, onDone: () => void = () => undefined) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => untilAnswered(() => act(input)),
    onSuccess: onDone,
    onError: (error) => say(sentenceOf(error), 'bad'),
    onSettled: () => Promise.all(['prints', 'printers', 'terminal'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
};

import { useRef } from 'react';

/** Starts a mutation unless it is under way already: a second tap may come before the page has been told of the first. */
export const useSingle = <Asked>({ mutateAsync }: { mutateAsync: (asked: Asked) => Promise<unknown> }): ((asked: Asked) => void) => {
  const underWay = useRef(false);
  return (asked) => {
    if (underWay.current) return;
    underWay.current = true;
    void mutateAsync(asked)
      .catch(() => undefined)
      .finally(() => {
        underWay.current = false;
      });
  };
};

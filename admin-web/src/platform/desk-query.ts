import { keepPreviousData, useInfiniteQuery, useQuery, type QueryKey } from '@tanstack/react-query';
import { endpointAt, useDesk, type Asked, type ReplyTo, type RequestTo } from './desk.ts';
import type { List } from './list.ts';
import { sentenceOf } from './sentence.ts';

/**
 * What an answer is kept under: the parts of its path without the surface, then what was asked. `['accounts', …]` therefore stands
 * for the list, the details and whatever else lies under `/accounts`.
 */
const keyOf = (path: string, input: object): QueryKey => [
  ...path
    .split('/')
    .filter((part) => part !== '' && part !== 'api')
    .slice(1),
  input,
];

/** Empty filters are not sent: they stand for all. */
const withoutEmpty = (input: object): object => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''));

type Options = { readonly enabled?: boolean; /** Asked again so often while it is shown, ms. */ readonly everyMs?: number };

/** Asks the server, keeps the answer and freshens it. The answer before is shown until the next one is there. */
export const useDeskQuery = <A extends Asked>(asked: A, input: RequestTo<A>, { enabled = true, everyMs }: Options = {}) => {
  const { desk, call } = useDesk();
  const sent = withoutEmpty(input ?? {});
  return useQuery<ReplyTo<A>>({
    queryKey: keyOf(endpointAt(desk, asked).path, sent),
    queryFn: () => call(asked, sent as RequestTo<A>),
    enabled,
    placeholderData: keepPreviousData,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
};

type Page<Row> = { readonly items: readonly Row[]; readonly next: string | null };
export type RowOf<A extends Asked> = ReplyTo<A> extends { items: readonly (infer Row)[] } ? Row : never;

/** A list that pages by cursor, page after page under the same filters. */
export const useCursorList = <A extends Asked>(
  asked: A,
  input: RequestTo<A>,
  { enabled = true, everyMs }: Options = {},
): List<RowOf<A>> => {
  const { desk, call } = useDesk();
  const sent = withoutEmpty(input ?? {});
  const query = useInfiniteQuery({
    queryKey: [...keyOf(endpointAt(desk, asked).path, sent), 'pages'],
    queryFn: ({ pageParam }) =>
      call(asked, (pageParam === null ? sent : { ...sent, after: pageParam }) as RequestTo<A>) as unknown as Promise<Page<RowOf<A>>>,
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled,
    placeholderData: keepPreviousData,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
  return {
    rows: query.data?.pages.flatMap(({ items }) => items) ?? [],
    first: query.isPending && enabled,
    stale: query.isPlaceholderData,
    problem: query.isError ? sentenceOf(query.error) : null,
    at: query.dataUpdatedAt,
    busy: query.isRefetching && !query.isFetchingNextPage,
    refresh: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    moreBusy: query.isFetchingNextPage,
  };
};

/** A request is counted under the first of these seconds that it was answered within. */
const edges = [0.005, 0.02, 0.1, 0.5, 2, 10];

type Series = {
  readonly labels: string;
  /** By edge, and at the end those that took longer than any. */ readonly counts: number[];
  sum: number;
};

export type RequestTimes = {
  readonly observe: (method: string, route: string, status: number, seconds: number) => void;
  /** As Prometheus reads it: a histogram. */
  readonly text: () => string;
};

/**
 * How long requests took, by method, route and status. prom-client would write the labels into a new text for each request to find
 * its series; here each is found by what it is.
 */
export const openRequestTimes = (name: string, help: string): RequestTimes => {
  const byRoute = new Map<string, Map<string, Map<number, Series>>>();
  const seriesOf = (method: string, route: string, status: number): Series => {
    const byMethod = known(byRoute, route, () => new Map<string, Map<number, Series>>());
    const byStatus = known(byMethod, method, () => new Map<number, Series>());
    return known(byStatus, status, () => ({
      labels: `method="${method}",route="${route}",status="${status}"`,
      counts: Array.from({ length: edges.length + 1 }, () => 0),
      sum: 0,
    }));
  };
  return {
    observe: (method, route, status, seconds) => {
      const series = seriesOf(method, route, status);
      const edge = edges.findIndex((within) => seconds <= within);
      series.counts[edge < 0 ? edges.length : edge]! += 1;
      series.sum += seconds;
    },
    text: () => {
      const all = [...byRoute.values()].flatMap((byMethod) => [...byMethod.values()].flatMap((byStatus) => [...byStatus.values()]));
      return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...all.flatMap((series) => linesOf(name, series)), ''].join('\n');
    },
  };
};

const linesOf = (name: string, { labels, counts, sum }: Series): string[] => {
  let total = 0;
  const buckets = counts.map((count, index) => `${name}_bucket{le="${edges[index] ?? '+Inf'}",${labels}} ${(total += count)}`);
  return [...buckets, `${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${total}`];
};

const known = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
};

/** A point as written in these tables: thousandths of a degree, gcj02, about a hundred metres fine. */
export type MilliPlace = { readonly latE3: number; readonly lngE3: number };

/** A mall, a square or a neighbourhood people would name; without a place of its own it lies near its district's centre. */
export type Anchor = { readonly name: string; readonly at: MilliPlace | null };
export type District = {
  readonly name: string;
  readonly at: MilliPlace;
  readonly roads: readonly string[];
  readonly anchors: readonly Anchor[];
};

export type City = {
  readonly province: string;
  readonly name: string;
  /** First letter of the name in pinyin. */
  readonly initial: string;
  /** Area code of fixed lines. */
  readonly dialling: string;
  readonly at: MilliPlace;
  /** People in its urban districts, in ten thousands, roughly. */
  readonly people: number;
  /** Innermost first. */
  readonly districts: readonly District[];
};

/**
 * Reads a province's table, which is kept as text so that a city fits on a few lines. A line `# name initial dialling lat lng
 * people` begins a city; each further line is a district: `name lat lng : roads : malls and neighbourhoods`, where a mall
 * may carry a place of its own (`联发广场@28689,115861`).
 */
export const province = (name: string, table: string): City[] =>
  table
    .split('\n# ')
    .slice(1)
    .map((text) => cityOf(name, text));

const cityOf = (provinceName: string, text: string): City => {
  const [head = '', ...lines] = text.trim().split('\n');
  const [name = '', initial = '', dialling = '', lat = '', lng = '', people = ''] = head.split(' ');
  return {
    province: provinceName,
    name,
    initial,
    dialling,
    at: placeOf(lat, lng),
    people: Number(people),
    districts: lines.map(districtOf),
  };
};

const districtOf = (line: string): District => {
  const [head = '', roads = '', anchors = ''] = line.split(' : ');
  const [name = '', lat = '', lng = ''] = head.trim().split(' ');
  return { name, at: placeOf(lat, lng), roads: roads.split(' '), anchors: anchors.split(' ').map(anchorOf) };
};

const anchorOf = (text: string): Anchor => {
  const [name = '', place] = text.split('@');
  const [lat = '', lng = ''] = place?.split(',') ?? [];
  return { name, at: place === undefined ? null : placeOf(lat, lng) };
};

const placeOf = (lat: string, lng: string): MilliPlace => ({ latE3: Number(lat), lngE3: Number(lng) });

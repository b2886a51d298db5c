import * as v from 'valibot';

/** An id that a terminal makes: a ULID, so that ids made without a network sort and differ like the server's own. */
export const MadeHere = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, '编号格式不对'));

/** How far the clock that a terminal makes ids by may be ahead of the server's. */
export const tillAheadMinutesMax = 10;

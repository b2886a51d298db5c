/** What must not stand in some of the files, and what to do instead. */
export type Pattern = {
  readonly rule: string;
  readonly pattern: RegExp;
  /** Paths it holds for. */
  readonly where: RegExp;
  /** Paths whose business it is. */
  readonly except?: RegExp;
  /** Comments count too. */
  readonly inComments?: boolean;
};

/** Tests, what is only for them, and benches. */
const test = /(\.test|\.test-data|-for-tests)\.tsx?$|^[^/]+\/(test|bench)\//;
const either = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'));

export const patterns: readonly Pattern[] = [
  {
    rule: 'settings are read in platform/config.ts and handed on',
    pattern: /process\.env(?!\.TARO_ENV\b)/,
    where: /^(shared|bff|admin-web|miniapp)\/(src|embedded|sandbox)\//,
    except: either(/platform\/config\.ts$/, test),
  },
  {
    rule: 'the time is passed in (ctx.now, or now = () => new Date() where a program begins), and only a clock asks the machine',
    pattern: /(?<!now = \(\) => )new Date\(\)|\bDate\.now\b/,
    where: /^(shared|bff|admin-web|miniapp)\/(src|sandbox)\//,
    except: either(/^bff\/.*\/(clock|main|cli)\.ts$/, /^bff\/src\/(main|cli)\.ts$/, /^(admin-web|miniapp)\/src\/platform\//, test),
  },
  {
    rule: 'ids and randomness come from the context, and only platform makes them',
    pattern: /\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/,
    where: /^(shared|bff|admin-web|miniapp)\/src\//,
    except: either(/\/src\/platform\//, test),
  },
  {
    rule: 'money is whole fen and weight whole grams: no decimal fractions are made or read',
    pattern: /\btoFixed\b|\bparseFloat\b/,
    where: /^(shared|bff|admin-web|miniapp)\/(src|embedded|sandbox|migrations)\/.*\.tsx?$/,
  },
  {
    rule: 'no column holds a fraction: fen, grams and micro-degrees are integers',
    pattern: /\b(FLOAT|DOUBLE|DECIMAL|NUMERIC|REAL)\b/,
    where: /^bff\/migrations\//,
  },
  {
    rule: 'a migration only adds: two versions of the program run side by side (what is removed goes a release later)',
    pattern: /\bchangeColumn\b|\b(DROP|RENAME|MODIFY|CHANGE)\s+(TABLE|COLUMN)\b/i,
    where: /^bff\/migrations\//,
  },
  {
    rule: 'SQL keeps to what TiDB and Vitess have too: no triggers, GET_LOCK, savepoints or cascades',
    pattern: /\b(GET_LOCK\s*\(|CREATE\s+TRIGGER|SAVEPOINT\b|ON\s+DELETE\s+(CASCADE|SET))/i,
    where: /^bff\/(src|migrations)\//,
    except: test,
  },
  {
    rule: 'the audit log is only added to',
    pattern: /\b(UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE(\s+TABLE)?)\s+`?audit_log\b|table: 'audit_log'|upsert\(\s*'audit_log'/i,
    where: /^bff\/(src|migrations|embedded)\//,
  },
  {
    rule: 'an exception to a rule says why on its line (-- because …)',
    pattern: /eslint-disable(?!.*-- \S)|@ts-(ignore|nocheck)/,
    where: /\.(ts|tsx|mjs|cjs|js)$/,
    except: /^scripts\/tidy\//,
    inComments: true,
  },
  {
    rule: 'finish it, or open an issue: nothing is left to do in a comment',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
    where: /./,
    except: /^scripts\/tidy\//,
    inComments: true,
  },
  {
    rule: 'no test is left out, singled out or known to fail: declare it only where it applies',
    pattern: /\btest(\.serial)?\.(skip|only|todo|failing)\b/,
    where: /\.test\.tsx?$/,
  },
  {
    rule: 'no private key lies in the repository',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----(\\n|\s)+[A-Za-z0-9+/=]{20}/,
    where: /./,
    inComments: true,
  },
];

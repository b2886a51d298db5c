/**
 * Reads the options of a command by its table, for example `{ port: { kind: 'number', min: 1, max: 65535, start: 8080 }, fresh: { kind: 'flag' } }`.
 * Written by hand because node:util's parseArgs came after Node 18.0. What is wrong is thrown as a sentence.
 */
export const readOptions = (args, table) => {
  const options = Object.fromEntries(Object.entries(table).map(([name, { kind, start }]) => [name, kind === 'flag' ? false : start]));
  const left = args.flatMap((arg) => (/^--[^=]+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));

  while (left.length > 0) {
    const given = left.shift();
    const option = given.startsWith('--') ? table[given.slice(2)] : undefined;
    if (option === undefined) throw new Sentence(`There is no option ${given}. Add --help to see what there is.`);
    options[given.slice(2)] = option.kind === 'flag' ? true : readValue(given, left.shift(), option);
  }
  return options;
};

/** Something to tell the person at the keyboard, without a stack trace. */
export class Sentence extends Error {}

const readValue = (name, text, { kind, min, max }) => {
  if (text === undefined || text.startsWith('--')) throw new Sentence(`${name} needs a value. Add --help to see an example.`);
  if (kind === 'text') return text;

  const number = Number(text);
  if (!Number.isInteger(number) || number < min || number > max)
    throw new Sentence(`${name} takes a whole number from ${min} to ${max}, not "${text}".`);
  return number;
};

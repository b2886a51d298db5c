import { useRef, useState } from 'react';
import type { CallOptions } from '@mendian/shared/kernel/caller.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { randomText } from '../../platform/random-text.ts';
import { sentenceOf } from '../../platform/sentence.ts';

/** What a field of a form is given: spread it into the field. */
export type FieldProps<Value> = {
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: string | undefined;
};

export type Form<Values> = {
  readonly values: Values;
  readonly field: <Name extends keyof Values & string>(name: Name) => FieldProps<Values[Name]>;
  readonly set: (changed: Partial<Values>) => void;
  /** Why it was refused, as a sentence, where no single field is to blame. */
  readonly problem: string | null;
  readonly busy: boolean;
  /** Something was changed since it was opened or last sent. */
  readonly dirty: boolean;
  readonly submit: () => void;
};

type Options<Values> = {
  readonly initial: Values;
  /** Sends what was filled in. The key names this intention: it is the same until something is changed or the sending succeeded. */
  readonly send: (values: Values, options: Required<Pick<CallOptions, 'key'>>) => Promise<unknown>;
  readonly done?: () => void;
  /** What is wrong before anybody is asked, by field; nothing: it may be sent. */
  readonly check?: (values: Values) => Partial<Record<keyof Values & string, string>>;
  /** Refusals that are about one field: their code, and its name. */
  readonly blames?: Readonly<Record<string, keyof Values & string>>;
};

type Errors = Readonly<Record<string, string>>;

/** A small form: values, errors by field, one sending at a time. What the server says about a field stands at the field. */
export const useForm = <Values extends object>({ initial, send, done, check, blames = {} }: Options<Values>): Form<Values> => {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [dirty, setDirty] = useState(false);
  const key = useRef<string | null>(null);

  const set = (changed: Partial<Values>) => {
    key.current = null;
    setValues((before) => ({ ...before, ...changed }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(rootOf(name) in changed))));
    setDirty(true);
  };

  const sendNow = async () => {
    const wrong = Object.entries<string | undefined>(check?.(values) ?? {}).filter(([, sentence]) => sentence !== undefined) as [
      string,
      string,
    ][];
    setErrors(Object.fromEntries(wrong));
    setProblem(null);
    if (wrong.length > 0) return;
    setBusy(true);
    key.current ??= randomText(18);
    try {
      await send(values, { key: key.current });
      key.current = null;
      setDirty(false);
      done?.();
    } catch (error) {
      const told = errorsOf(error, blames, Object.keys(values));
      setErrors(told);
      setProblem(Object.keys(told).length > 0 ? null : sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    field: (name) => ({ name, value: values[name], onChange: (value) => set({ [name]: value } as never), error: errorAt(errors, name) }),
    set,
    problem,
    busy,
    dirty,
    submit: () => {
      if (!busy) void sendNow();
    },
  };
};

/** `lines.0.price` belongs to the field `lines`. */
const rootOf = (name: string): string => name.split('.')[0]!;

const errorAt = (errors: Errors, name: string): string | undefined =>
  errors[name] ?? Object.entries(errors).find(([at]) => rootOf(at) === name)?.[1];

/** The server's `details.fields` (`{ name: ['…'] }`), or the one field that a refusal is about. Fields this form has not: none. */
const errorsOf = (error: unknown, blames: Readonly<Record<string, string>>, names: readonly string[]): Errors => {
  if (!(error instanceof DomainError)) return {};
  const blamed = blames[String(error.code)];
  if (blamed !== undefined) return { [blamed]: error.message };
  const fields = Object.entries((error.details['fields'] ?? {}) as Record<string, readonly string[] | undefined>);
  const told = fields.flatMap(([name, sentences]) => (sentences?.[0] === undefined ? [] : [[name, sentences[0]] as const]));
  return told.every(([name]) => names.includes(rootOf(name))) ? Object.fromEntries(told) : {};
};

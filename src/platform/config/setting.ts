/** One value that the environment may set, as text, under a name. */
export interface Setting<Value> {
  readonly name: string;
  /** What it is for; a sentence of the reference page. */
  readonly meaning: string;
  /** What text is admitted, said so that it completes "must be". */
  readonly rule: string;
  readonly example: string;
  /** What holds where the environment says nothing; a setting without one is then absent. */
  readonly fallback?: string;
  /** Whether its text must never be shown. */
  readonly isSecret?: true;
  /** Undefined for text that breaks the rule. */
  readonly parse: (text: string) => Value | undefined;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** The value in force, and whether somebody asked for it. */
export interface Chosen<Value> {
  readonly value: Value;
  readonly isExplicit: boolean;
}

type ValueOf<S> = S extends { readonly parse: (text: string) => infer Parsed } ? Exclude<Parsed, undefined> : never;

/** A value for each setting; one without a fallback may be absent. */
export type Chosens<S extends Settings> = {
  readonly [Key in keyof S]: S[Key] extends { readonly fallback: string }
    ? Chosen<ValueOf<S[Key]>>
    : Chosen<ValueOf<S[Key]>> | undefined;
};

/** What is said to people: what went wrong, and what to do. */
export interface Sentence {
  readonly message: string;
  readonly hint: string;
}

/** For codes whose sentence needs nothing but the path. */
export type NoFacts = Readonly<Record<string, never>>;

/** The sentence of each code, made of what the code must be told. */
export type Sentences<Facts> = { readonly [Code in keyof Facts]: (facts: Facts[Code]) => Sentence };

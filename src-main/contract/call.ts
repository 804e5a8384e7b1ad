import type { z } from 'zod';
import './no-eval';

/** One call of a contract: what it takes and what it answers, as schemas from which both sides derive their types. */
export interface Call<Args extends z.ZodType = z.ZodType, Value extends z.ZodType = z.ZodType> {
  readonly args: Args;
  readonly value: Value;
}

export type Calls = Readonly<Record<string, Call>>;

export function call<Args extends z.ZodType, Value extends z.ZodType>(args: Args, value: Value): Call<Args, Value> {
  return { args, value };
}

export type ArgsOf<C extends Call> = z.input<C['args']>;
export type ValueOf<C extends Call> = z.output<C['value']>;

import type { Problem } from './problem';

/** What an operation that can be refused answers. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Problem };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function refusal(error: Problem): Result<never> {
  return { ok: false, error };
}

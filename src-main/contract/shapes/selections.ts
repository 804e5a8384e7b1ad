import { z } from 'zod';
import '../no-eval';

/** What an object can be selected by: the arguments of `syncopy.selectdata`. */
const selectKeyShape = z.enum([
  'trials',
  'channel',
  'channel_i',
  'channel_j',
  'latency',
  'frequency',
  'taper',
  'unit',
  'eventid',
]);

/** What is taken of an object, as it was typed for each key; a key that is left out keeps all. The host alone knows what it means. */
export const typedSelectionShape = z.partialRecord(selectKeyShape, z.string().max(2_000_000));

/** A key of an object's class, with what there is to choose from, as it is typed; null where that is not known, or is no list. */
export const selectChoiceShape = z.object({
  key: selectKeyShape,
  items: z.array(z.object({ name: z.string(), typed: z.string() })).nullable(),
});

/** What a selection comes to. */
export const selectedShape = z.object({
  shape: z.array(z.number()),
  trials: z.number(),
  /** Trials that were named, and do not cover the latency. */
  leftOut: z.number(),
});

export type SelectKey = z.output<typeof selectKeyShape>;
export type TypedSelection = z.output<typeof typedSelectionShape>;
export type SelectChoice = z.output<typeof selectChoiceShape>;
export type SelectedShape = z.output<typeof selectedShape>;

import { z } from 'zod';
import '../no-eval';
import { savePlanShape } from './saves';

/** A recipe that the data host holds. */
export const recipeSummaryShape = z.object({
  recipeId: z.string(),
  /** Of its file, or of the object whose changes it is. */
  name: z.string(),
  dataclass: z.string(),
  /** The names of its commands, in their order. */
  commands: z.array(z.string()),
  /** The keys of what is taken of each object in the end. */
  selection: z.array(z.string()),
});

/** What a recipe would do to an object, and where it would go. */
export const preparedShape = z.object({ plan: savePlanShape, changes: z.array(z.string()) });

export type RecipeSummary = z.output<typeof recipeSummaryShape>;
export type Prepared = z.output<typeof preparedShape>;

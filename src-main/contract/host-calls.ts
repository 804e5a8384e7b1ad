import { z } from 'zod';
import { commandShape } from '../commands';
import { call, type ArgsOf, type ValueOf } from './call';
import {
  fileStateShape,
  changedObjectShape,
  draftWordsShape,
  editPreviewShape,
  endingShape,
  eventCodesShape,
  eventsBesideShape,
  eventsNameShape,
  leftDraftIdShape,
  leftDraftShape,
  leftOverShape,
  listingShape,
  objectIdShape,
  objectSummaryShape,
  ownerShape,
  pastedTextShape,
  preparedShape,
  problemShape,
  recipeSummaryShape,
  refShape,
  typedTargetShape,
  savePlanShape,
  saveSideShape,
  selectChoiceShape,
  typedSelectionShape,
  trialTextShape,
  verifiedShape,
} from './shapes';

/**
 * Everything that the main process asks of the data host. References have been checked against the grants by then. A
 * plan lives in the host; `replace`, `acceptDamage` and the object ids mean what they mean in `windowCalls`.
 */
export const hostCalls = {
  /** What is unchanged since the window was given the folder's list is not read again. */
  list: call(z.object({ ref: refShape, owner: ownerShape }), listingShape),
  /** The folders that a window watches from now on, in the place of those before: it is told when they change. */
  watchFolders: call(z.object({ owner: ownerShape, refs: z.array(refShape) }), z.void()),
  openObject: call(z.object({ ref: refShape, owner: ownerShape }), objectSummaryShape),
  closeObject: call(z.object({ objectId: objectIdShape }), z.void()),
  /** A window was closed or loaded anew: everything that it had open. */
  closeOwner: call(z.object({ owner: ownerShape }), z.void()),
  /** A window is gone for good: drafts of its that change nothing. */
  forgetUnchangedDrafts: call(z.object({ owner: ownerShape }), z.void()),
  edit: call(z.object({ objectId: objectIdShape, command: commandShape }), objectSummaryShape),
  previewEdit: call(z.object({ objectId: objectIdShape, command: commandShape }), editPreviewShape),
  /** `state`: of the object's files, as it was told with the commands that the cursor counts. */
  moveDraft: call(
    z.object({ objectId: objectIdShape, cursor: z.int().nonnegative(), state: z.string().optional() }),
    objectSummaryShape,
  ),
  discardDraft: call(z.object({ objectId: objectIdShape }), objectSummaryShape),
  renewDraft: call(z.object({ objectId: objectIdShape }), objectSummaryShape),
  draftWords: call(z.object({ objectId: objectIdShape }), draftWordsShape),
  eventsBeside: call(z.object({ objectId: objectIdShape }), z.array(eventsBesideShape)),
  eventCodes: call(z.object({ objectId: objectIdShape, events: eventsNameShape }), eventCodesShape),
  readTrialTable: call(z.object({ text: pastedTextShape }), trialTextShape),
  /** A file that the user chose. */
  readTrialFile: call(z.object({ path: z.string() }), trialTextShape),
  infoText: call(z.object({ objectId: objectIdShape }), z.string().nullable()),
  recipeText: call(z.object({ objectId: objectIdShape }), z.string()),
  /** Writes the recipe of a draft to `path`. `replace`: the user agreed to overwrite what is there. */
  saveRecipe: call(z.object({ objectId: objectIdShape, path: z.string(), replace: z.boolean() }), z.void()),
  /** The objects that a window has changed and not saved. */
  changedObjects: call(z.object({ owner: ownerShape }), z.array(changedObjectShape)),
  /** Throws all changes of a window away. */
  discardDrafts: call(z.object({ owner: ownerShape }), z.void()),
  /** A plan to save a changed object onto its own files, opened or not. */
  planOwnSave: call(z.object({ owner: ownerShape, ref: refShape, home: z.string() }), savePlanShape),
  leftDrafts: call(z.void(), z.array(leftDraftShape)),
  leftDraftWords: call(z.object({ id: leftDraftIdShape }), draftWordsShape),
  /**
   * The path of the object whose draft the window has from now on. `takeOver`: the user says that the other computer that wrote it has
   * given it up. `problem`: what of it could not be read.
   */
  restoreLeftDraft: call(
    z.object({ id: leftDraftIdShape, owner: ownerShape, takeOver: z.boolean().optional() }),
    z.object({ path: z.string(), problem: problemShape.nullable() }),
  ),
  /** Gives a window again what it had changed when the data host was lost: the objects of which something was written down. */
  restoreDrafts: call(z.object({ owner: ownerShape }), z.object({ refs: z.array(refShape), problems: z.array(problemShape) })),
  discardLeftDraft: call(z.object({ id: leftDraftIdShape, takeOver: z.boolean().optional() }), z.void()),
  planSave: call(
    z.object({
      objectId: objectIdShape,
      typed: typedTargetShape,
      selection: typedSelectionShape.optional(),
      /** Where relative paths count from, and what `~` means. */
      folder: z.string(),
      home: z.string(),
    }),
    savePlanShape,
  ),
  /** What an object can be selected by. */
  selectChoices: call(z.object({ objectId: objectIdShape }), z.array(selectChoiceShape)),
  compareSave: call(
    z.object({ planId: z.string() }),
    z.object({ existing: saveSideShape, replacement: saveSideShape, keepBoth: typedTargetShape.nullable() }),
  ),
  readRecipe: call(z.object({ owner: ownerShape, path: z.string() }), recipeSummaryShape),
  recipeOfDraft: call(z.object({ objectId: objectIdShape }), recipeSummaryShape),
  startRecipe: call(
    z.object({ owner: ownerShape, recipeId: z.string(), typed: typedTargetShape, replace: z.boolean(), home: z.string() }),
    z.object({ runId: z.string() }),
  ),
  /** Can be cancelled. */
  prepareRecipe: call(z.object({ owner: ownerShape, runId: z.string(), ref: refShape }), preparedShape),
  endRecipe: call(z.object({ owner: ownerShape }), z.void()),
  /** Puts into a container of Windows what has the Explorer open it in Spydesk; answers the file's path. */
  openByDoubleClick: call(z.object({ ref: refShape }), z.string()),
  leftOver: call(z.object({ ref: refShape }), leftOverShape),
  takeOverLeftOver: call(z.object({ ref: refShape, seen: z.string() }), z.object({ ended: endingShape })),
  removeLeftOver: call(z.object({ ref: refShape, seen: z.string() }), z.void()),
  planKeepBoth: call(z.object({ ref: refShape, seen: z.string(), home: z.string() }), savePlanShape),
  /** Long: reports progress, can be cancelled until it commits. */
  save: call(
    z.object({ planId: z.string(), replace: z.boolean(), acceptDamage: z.boolean() }),
    // The state of the files that it wrote; null where they are another program's by now.
    z.object({ ref: refShape, data: z.string(), info: z.string(), syncopyLine: z.string(), state: fileStateShape.nullable() }),
  ),
  /** Long: reads every byte of an object; reports progress, can be cancelled. */
  verify: call(z.object({ ref: refShape }), verifiedShape),
} as const;

export type HostCalls = typeof hostCalls;
export type HostCallName = keyof HostCalls;
export type HostArgs<Name extends HostCallName> = ArgsOf<HostCalls[Name]>;
export type HostValue<Name extends HostCallName> = ValueOf<HostCalls[Name]>;

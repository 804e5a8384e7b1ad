import { z } from 'zod';
import { commandShape } from '../commands';
import { call, type ArgsOf, type Call, type ValueOf } from './call';
import {
  changedObjectShape,
  classSummaryShape,
  diagnosticsShape,
  draftWordsShape,
  editPreviewShape,
  endingShape,
  eventCodesShape,
  eventsBesideShape,
  eventsNameShape,
  guideEntryShape,
  leftDraftIdShape,
  leftDraftShape,
  leftOverShape,
  listingShape,
  objectIdShape,
  objectSummaryShape,
  pastedTextShape,
  placeShape,
  preferencesChangeShape,
  preferencesShape,
  preparedShape,
  recipeSummaryShape,
  problemShape,
  recentShape,
  recentStateShape,
  refShape,
  runningSaveShape,
  typedTargetShape,
  savedShape,
  savePlanShape,
  saveSideShape,
  selectChoiceShape,
  smallPictureShape,
  typedSelectionShape,
  taskIdShape,
  trialTextShape,
  verifiedShape,
} from './shapes';
import type { windowCallNames } from './window-names';

const nothing = z.void();

/** Everything that a window can ask of the main process. Adding a call is one entry here, one handler, one use. */
export const windowCalls = {
  /** What a window needs to begin: the classes, the platform, what this window was started with. */
  begin: call(
    nothing,
    z.object({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      /** The user's home folder, for paths in short. */
      home: z.string(),
      classes: z.array(classSummaryShape),
      preferences: preferencesShape,
      places: z.array(placeShape),
      /** What could not be opened of what the window was started with. */
      problems: z.array(problemShape),
      /** What an earlier page of this window began to save, and was not told the end of. */
      saves: z.array(runningSaveShape),
      /** Objects that an earlier page of this window changed and did not save. */
      changed: z.array(changedObjectShape),
    }),
  ),
  /** The native dialog for a container or a folder; empty where the user cancelled. */
  chooseFolder: call(nothing, z.array(placeShape)),
  /** The native dialog for data files and their `.info`. */
  chooseFiles: call(nothing, z.array(placeShape)),
  /** Paths that the preload read from dropped files. */
  openDropped: call(z.object({ paths: z.array(z.string().max(40_000)).max(100) }), z.array(placeShape)),
  /** A copy of the sample container in the user's own folder. */
  openSample: call(nothing, z.array(placeShape)),
  /** What was opened or saved before: the pinned ones, then the others, each part with the newest first. */
  recents: call(nothing, z.array(recentShape)),
  /** Refused `not-found` where it is gone, `not-answering` where its disk is; it stays in the list. */
  openRecent: call(z.object({ ref: refShape }), z.array(placeShape)),
  /** Opens a missing one where main finds it, and lists it there from now on. */
  openMoved: call(z.object({ ref: refShape }), z.array(placeShape)),
  /**
   * The native dialog for where a missing one is now. What is chosen is opened, and takes its place in the list where it is the same
   * folder or has its name (`isSame`).
   */
  lookForRecent: call(z.object({ ref: refShape }), z.object({ places: z.array(placeShape), isSame: z.boolean() })),
  /** Whether it is there now; answers within seconds, whatever its disk does. */
  recentState: call(z.object({ ref: refShape }), recentStateShape),
  /** Its small picture; null where there is none. */
  recentPicture: call(z.object({ ref: refShape }), smallPictureShape.nullable()),
  /** Keeps a small picture of an object that is looked at, for the recent that holds it. */
  keepPicture: call(z.object({ ref: refShape, picture: smallPictureShape }), nothing),
  pinRecent: call(z.object({ ref: refShape, pinned: z.boolean() }), nothing),
  /** Takes it off the list; nothing is removed from a disk. */
  forgetRecent: call(z.object({ ref: refShape }), nothing),
  /** Takes all off the list but the pinned ones. */
  clearRecents: call(nothing, nothing),
  showRecent: call(z.object({ ref: refShape }), nothing),
  closePlace: call(z.object({ ref: refShape }), nothing),
  list: call(z.object({ ref: refShape }), listingShape),
  /** The folders that `folderChanged` tells of from now on, in the place of those before. */
  watchFolders: call(z.object({ refs: z.array(refShape).max(1_000) }), nothing),
  openObject: call(z.object({ ref: refShape }), objectSummaryShape),
  closeObject: call(z.object({ objectId: objectIdShape }), nothing),
  /** Changes the object's draft by one command; begins one where there is none. A refusal says where in the input it is. */
  edit: call(z.object({ objectId: objectIdShape, command: commandShape }), objectSummaryShape),
  /** The object as the command would make it; nothing is changed. */
  previewEdit: call(z.object({ objectId: objectIdShape, command: commandShape }), editPreviewShape),
  /** Undo and redo: so many commands count from now on. `state`: of the object's files, as it was told with these commands. */
  moveDraft: call(
    z.object({ objectId: objectIdShape, cursor: z.int().nonnegative(), state: z.string().optional() }),
    objectSummaryShape,
  ),
  /** Throws all changes away, those that were undone too. */
  discardDraft: call(z.object({ objectId: objectIdShape }), objectSummaryShape),
  /** Does the changes anew to files that were written since; a refusal names the first command that does not fit. */
  renewDraft: call(z.object({ objectId: objectIdShape }), objectSummaryShape),
  draftWords: call(z.object({ objectId: objectIdShape }), draftWordsShape),
  /** The EventData objects in the folder of an object. */
  eventsBeside: call(z.object({ objectId: objectIdShape }), z.array(eventsBesideShape)),
  /** `events`: the file name of one of them. */
  eventCodes: call(z.object({ objectId: objectIdShape, events: eventsNameShape }), eventCodesShape),
  /** What pasted cells or the text of a table hold; a refusal says where. */
  readTrialTable: call(z.object({ objectId: objectIdShape, text: pastedTextShape }), trialTextShape),
  /** The native dialog for a file with a trial table; null where the user cancelled. */
  importTrialTable: call(z.object({ objectId: objectIdShape }), trialTextShape.nullable()),
  /** The JSON text of `info` as a save would write it, to be edited; null where it is too long for that. */
  infoText: call(z.object({ objectId: objectIdShape }), z.string().nullable()),
  /** The recipe of the draft, as it would be written. */
  recipeText: call(z.object({ objectId: objectIdShape }), z.string()),
  /** The native dialog for a recipe of the draft; answers the path of what was written, null where cancelled. */
  saveRecipe: call(z.object({ objectId: objectIdShape }), z.string().nullable()),
  /** The objects that this window has changed and not saved. */
  changedObjects: call(nothing, z.array(changedObjectShape)),
  /**
   * Whether a text is being typed that is not handed on yet: the window does not close before it is. `isRefused`: it was handed on,
   * and is refused where it was typed.
   */
  noteTyping: call(z.object({ isTyping: z.boolean(), isRefused: z.boolean() }), nothing),
  /** Drafts that programs which ended did not save. */
  leftDrafts: call(nothing, z.array(leftDraftShape)),
  /** What such a draft did. The object's files must be there, unchanged. */
  leftDraftWords: call(z.object({ id: leftDraftIdShape }), draftWordsShape),
  /**
   * Takes such a draft over, and opens the place of its object. `takeOver`: the user says that the other computer that wrote it has
   * given it up.
   */
  restoreLeftDraft: call(z.object({ id: leftDraftIdShape, takeOver: z.boolean().optional() }), z.array(placeShape)),
  discardLeftDraft: call(z.object({ id: leftDraftIdShape, takeOver: z.boolean().optional() }), nothing),
  /**
   * Resolves what was typed; a refusal carries the field that it is about. A draft's changes are in what is saved. `selection`:
   * what of the object is saved, as an object of its own. A newer call of the window stops the one before.
   */
  planSave: call(
    z.object({ objectId: objectIdShape, typed: typedTargetShape, selection: typedSelectionShape.optional() }),
    savePlanShape,
  ),
  /** Nobody waits for a plan any more: what is looked through for one is left. */
  stopPlanning: call(nothing, nothing),
  /** What an object can be selected by. */
  selectChoices: call(z.object({ objectId: objectIdShape }), z.array(selectChoiceShape)),
  /** Both sides of the overwrite prompt, and the free tag or name that *Keep both* would take. */
  compareSave: call(
    z.object({ planId: z.string() }),
    z.object({ existing: saveSideShape, replacement: saveSideShape, keepBoth: typedTargetShape.nullable() }),
  ),
  /** Starts the save of a plan. `replace` says that the user agreed to overwrite; `acceptDamage` that they insist. */
  startSave: call(
    z.object({ planId: z.string(), replace: z.boolean(), acceptDamage: z.boolean() }),
    z.object({ taskId: taskIdShape }),
  ),
  /** Answers when the task is done; a refusal is its result. */
  saveResult: call(z.object({ taskId: taskIdShape }), savedShape),
  /** The native dialog for a recipe's file; null where the user cancelled. */
  chooseRecipe: call(nothing, recipeSummaryShape.nullable()),
  /** What was changed of an object, as a recipe. */
  recipeOfDraft: call(z.object({ objectId: objectIdShape }), recipeSummaryShape),
  /** Begins to try a recipe on objects; what an earlier run prepared is void. `replace`: the user agreed to overwrite. */
  startRecipe: call(
    z.object({ recipeId: z.string(), typed: typedTargetShape, replace: z.boolean() }),
    z.object({ runId: z.string() }),
  ),
  /**
   * Tries the recipe on an object; nothing is written. The plan is saved by `startSave`. `stopPlanning` stops it. Refused for one that has
   * unsaved changes, and where an object before goes to the same place.
   */
  prepareRecipe: call(z.object({ runId: z.string(), ref: refShape }), preparedShape),
  /** The window is done with its recipe: what is held for it goes. */
  endRecipe: call(nothing, nothing),
  /** Starts to compare an object with its recorded checksum. */
  startVerify: call(z.object({ ref: refShape }), z.object({ taskId: taskIdShape })),
  /** Answers when the task is done; `damaged` is an answer, no refusal. */
  verifyResult: call(z.object({ taskId: taskIdShape }), verifiedShape),
  /** False where it is too late. */
  cancelTask: call(z.object({ taskId: taskIdShape }), z.boolean()),
  /** What is left of a save, by the reference of its entry in the list. */
  leftOver: call(z.object({ ref: refShape }), leftOverShape),
  /** Ends the save of another host, which the user says has given it up. `seen`: what they decided about. */
  takeOverLeftOver: call(z.object({ ref: refShape, seen: z.string().max(128) }), z.object({ ended: endingShape })),
  /** Removes it, with all that the save kept in it. */
  removeLeftOver: call(z.object({ ref: refShape, seen: z.string().max(128) }), nothing),
  /** Plans to save its new pair beside what another program wrote; once that is saved, the left-over goes. */
  planKeepBoth: call(z.object({ ref: refShape, seen: z.string().max(128) }), savePlanShape),
  /** The native folder dialog of the save dialog; answers what to put into the field, null where cancelled. */
  chooseSaveFolder: call(z.object({ objectId: objectIdShape, way: z.enum(['container', 'file']) }), z.string().nullable()),
  /**
   * The object that is looked at, for the next start and the window's frame; null where none is. `hasChanges`: something of the window is
   * not saved.
   */
  noteShown: call(z.object({ ref: refShape.nullable(), hasChanges: z.boolean() }), nothing),
  newWindow: call(nothing, nothing),
  /** Shows the guide, at its first page or at the entry of an error. */
  openGuide: call(z.object({ entry: guideEntryShape }), nothing),
  showInFolder: call(z.object({ ref: refShape }), nothing),
  /**
   * Windows alone: asks the user, and has the Explorer open a container in Spydesk by a file that is put into it. Answers that file's
   * path, null where the user would not.
   */
  openByDoubleClick: call(z.object({ ref: refShape }), z.string().nullable()),
  copyText: call(z.object({ text: z.string().max(16_000_000) }), nothing),
  /** The page that a report of a fault begins with; nothing of it leaves the machine. */
  diagnostics: call(nothing, diagnosticsShape),
  /** Shows the log's file in its folder. */
  showLog: call(nothing, nothing),
  /** What nobody caught in the page, for the log; what comes too fast is left out there. */
  noteFault: call(z.object({ text: z.string().max(8_000) }), nothing),
  /** Holds in all windows at once, which hear `preferencesChanged`. */
  changePreferences: call(preferencesChangeShape, nothing),
  /** The native folder dialog for the default folder; nothing changes where the user cancelled. */
  chooseDefaultFolder: call(nothing, nothing),
  /** What is wrong with the default folder now; null where nothing is. */
  defaultFolderProblem: call(nothing, problemShape.nullable()),
  /** Zooms the page as sharp as paper is, or back: what is to be printed is drawn so first. */
  showOnPaper: call(z.object({ isOn: z.boolean() }), nothing),
  /** The native print dialog for the page as it is; false where the user cancelled. */
  printPicture: call(nothing, z.boolean()),
  /** The native dialog for a PDF of the page as it is; answers the path of what was written, null where cancelled. */
  savePicture: call(z.object({ objectId: objectIdShape }), z.string().nullable()),
  /** Asks main to broker a port to the data host; it arrives as a message event of the window. */
  connectPictures: call(nothing, nothing),
} as const satisfies Readonly<Record<(typeof windowCallNames)[number], Call>>;

export type WindowCalls = typeof windowCalls;
export type WindowCallName = keyof WindowCalls;
export type WindowArgs<Name extends WindowCallName> = ArgsOf<WindowCalls[Name]>;
export type WindowValue<Name extends WindowCallName> = ValueOf<WindowCalls[Name]>;

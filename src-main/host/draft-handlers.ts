import { basename } from 'node:path';
import type { Command } from '../commands';
import type { ChangedObject, DraftWords, Handlers, HostCalls, ObjectSummary } from '../contract';
import { changesOf, Draft, logEntriesOf, pythonLines, summaryOf, undoInWords, withFoundEvents } from '../editing';
import { openEvents, type ObjectStore, type StoredObject } from '../objects';
import { baseOf, eventsOf } from '../recipes';
import type { Drafts } from './drafts';
import type { HeldDraft } from './held-draft';
import { objectSummary, shownOf } from './object-summary';
import type { OpenObject, OpenObjects } from './open-objects';

type DraftHandlers = Pick<
  Handlers<HostCalls>,
  | 'edit'
  | 'previewEdit'
  | 'moveDraft'
  | 'discardDraft'
  | 'renewDraft'
  | 'draftWords'
  | 'changedObjects'
  | 'discardDrafts'
  | 'forgetUnchangedDrafts'
>;

/** A changed object, for lists and questions. */
function changedObject({ stored }: HeldDraft): ChangedObject {
  const { target } = stored.pair;
  return { ref: stored.ref, path: target, filename: basename(target) };
}

/** What the draft does, in the words of its readers. `path`: of its object's data file. */
export function draftWords(draft: Draft, path: string): DraftWords {
  return {
    changes: changesOf(draft),
    summary: summaryOf(draft.differences),
    log: logEntriesOf(draft).map(({ action, text }) => ({ action, text })),
    python: pythonLines(draft, path).join('\n'),
  };
}

/** Drafts of the objects that windows have open. */
export function draftHandlers(store: ObjectStore, objects: OpenObjects, drafts: Drafts): DraftHandlers {
  /** Does a step. Its object may be closed meanwhile: the draft has the step all the same, so it is answered. */
  async function stepped(objectId: string, step: (open: OpenObject) => Promise<void>): Promise<ObjectSummary> {
    const open = objects.get(objectId);
    await step(open);
    const { owner, object } = open;
    return objectSummary(objectId, object, await shownOf(object, drafts.find(owner, object.ref)));
  }

  /** The command with the events that it names, where these were not looked up. */
  async function filled(object: StoredObject, command: Command, signal: AbortSignal): Promise<Command> {
    const [found = command] = await withFoundEvents([command], async (name) =>
      eventsOf(await openEvents(store, object.pair, name), { signal }),
    );
    return found;
  }

  return {
    edit: ({ objectId, command }, { signal }) =>
      stepped(objectId, async (open) => drafts.edit(open, await filled(open.object, command, signal))),
    previewEdit: async ({ objectId, command }, { signal }) => {
      const open = objects.get(objectId);
      const draft = await drafts.preview(open, await filled(open.object, command, signal));
      const { owner, object } = open;
      const after = { ...(await shownOf(object, drafts.find(owner, object.ref))), description: draft.description };
      return { sentence: undoInWords(draft) ?? '', after: await objectSummary(objectId, object, after) };
    },
    moveDraft: ({ objectId, cursor, state }) => stepped(objectId, (open) => drafts.move(open, cursor, state)),
    discardDraft: ({ objectId }) => stepped(objectId, ({ owner, object }) => drafts.discard(owner, object.ref)),
    renewDraft: ({ objectId }) => stepped(objectId, (open) => drafts.renew(open)),
    draftWords: async ({ objectId }) => {
      const { owner, object } = objects.get(objectId);
      const draft = drafts.find(owner, object.ref)?.draft ?? Draft.on(await baseOf(object));
      return draftWords(draft, object.pair.target);
    },
    changedObjects: ({ owner }) => drafts.changedOf(owner).map(changedObject),
    forgetUnchangedDrafts: ({ owner }) => drafts.forgetUnchanged(owner),
    discardDrafts: async ({ owner }) => {
      for (const { stored } of drafts.changedOf(owner)) await drafts.discard(owner, stored.ref);
    },
  };
}

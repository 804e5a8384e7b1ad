import type { ObjectSummary, Result } from '../../contract';
import type { Desk, WindowHandlers } from '../desk';
import { openChosen } from '../opening';
import { readChanges } from '../read-changes';
import { ownObject, valueOf } from './objects';
import { placesOf } from './places';

/** Changes of the objects that the window has open. */
export function draftHandlers({
  host,
  session,
}: Desk): WindowHandlers<
  'edit' | 'previewEdit' | 'moveDraft' | 'discardDraft' | 'renewDraft' | 'draftWords' | 'changedObjects' | 'noteTyping'
> {
  function noted(answer: Result<ObjectSummary>): ObjectSummary {
    const summary = valueOf(answer);
    session.changes.note(summary);
    return summary;
  }

  return {
    edit: async (args, { signal }) => {
      ownObject(session, args.objectId);
      return noted(await host.call('edit', args, { signal }));
    },
    previewEdit: async (args, { signal }) => {
      ownObject(session, args.objectId);
      return valueOf(await host.call('previewEdit', args, { signal }));
    },
    moveDraft: async (args) => {
      ownObject(session, args.objectId);
      return noted(await host.call('moveDraft', args));
    },
    discardDraft: async (args) => {
      ownObject(session, args.objectId);
      return noted(await host.call('discardDraft', args));
    },
    renewDraft: async (args) => {
      ownObject(session, args.objectId);
      return noted(await host.call('renewDraft', args));
    },
    draftWords: async (args) => {
      ownObject(session, args.objectId);
      return valueOf(await host.call('draftWords', args));
    },
    changedObjects: () => session.changes.all,
    noteTyping: ({ isTyping, isRefused }) => session.typed.note(isTyping, isRefused),
  };
}

/** Drafts that programs which ended did not save. The journals are the user's own, so what they name may be opened. */
export function leftDraftHandlers(
  desk: Desk,
): WindowHandlers<'leftDrafts' | 'leftDraftWords' | 'restoreLeftDraft' | 'discardLeftDraft'> {
  const { host, session } = desk;
  return {
    leftDrafts: async () => valueOf(await host.call('leftDrafts', undefined)),
    leftDraftWords: async ({ id }) => valueOf(await host.call('leftDraftWords', { id })),
    restoreLeftDraft: async ({ id }) => {
      const { path } = valueOf(await host.call('restoreLeftDraft', { id, owner: session.owner }));
      await readChanges(desk);
      return placesOf(desk, await openChosen(desk, [path]));
    },
    discardLeftDraft: async ({ id }) => {
      valueOf(await host.call('discardLeftDraft', { id }));
    },
  };
}

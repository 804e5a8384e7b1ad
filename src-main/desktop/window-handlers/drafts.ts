import type { ObjectSummary, Result } from '../../contract';
import type { Desk, WindowHandlers } from '../desk';
import { openChosen } from '../opening';
import { readChanges } from '../read-changes';
import { ownObject, valueOf } from './objects';
import { placesOf } from './places';

/** Changes of the objects that the window has open. */
export function draftHandlers(
  desk: Desk,
): WindowHandlers<
  'edit' | 'previewEdit' | 'moveDraft' | 'discardDraft' | 'renewDraft' | 'draftWords' | 'changedObjects' | 'noteTyping'
> {
  const { host, session } = desk;

  /** A refusal may come when the draft has the step, as where the files can no longer be read: then the data host is asked. */
  async function notedStep(step: Promise<Result<ObjectSummary>>): Promise<ObjectSummary> {
    const answer = await step;
    if (answer.ok) session.changes.note(answer.value);
    // One that was started again knows of no change before `restoreChanges`.
    else if (answer.error.code !== 'data-host-lost') await readChanges(desk);
    return valueOf(answer);
  }

  function noted(step: Promise<Result<ObjectSummary>>): Promise<ObjectSummary> {
    return session.changes.during(notedStep(step));
  }

  return {
    edit: (args, { signal }) => {
      ownObject(session, args.objectId);
      return noted(host.call('edit', args, { signal }));
    },
    previewEdit: async (args, { signal }) => {
      ownObject(session, args.objectId);
      return valueOf(await host.call('previewEdit', args, { signal }));
    },
    moveDraft: (args) => {
      ownObject(session, args.objectId);
      return noted(host.call('moveDraft', args));
    },
    discardDraft: (args) => {
      ownObject(session, args.objectId);
      return noted(host.call('discardDraft', args));
    },
    renewDraft: (args) => {
      ownObject(session, args.objectId);
      return noted(host.call('renewDraft', args));
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
    leftDrafts: async () => (session.offersLeftDrafts ? valueOf(await host.call('leftDrafts', undefined)) : []),
    leftDraftWords: async ({ id }) => valueOf(await host.call('leftDraftWords', { id })),
    restoreLeftDraft: async ({ id, takeOver }) => {
      const { path, problem } = valueOf(await host.call('restoreLeftDraft', { id, owner: session.owner, takeOver }));
      if (problem !== null) desk.tellOpened({ places: [], problems: [problem] });
      await readChanges(desk);
      return placesOf(desk, await openChosen(desk, [path]));
    },
    discardLeftDraft: async (args) => {
      valueOf(await host.call('discardLeftDraft', args));
    },
  };
}

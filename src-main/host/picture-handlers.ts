import type { CallContext, Handlers, PictureCalls } from '../contract';
import type { Pictures, PictureTask } from '../pictures';
import type { Drafts } from './drafts';
import { shownOf } from './object-summary';
import type { OpenObjects } from './open-objects';

function taskOf(context: CallContext): PictureTask {
  return {
    signal: context.signal,
    report: (phase, doneBytes, totalBytes) => context.report({ state: 'running', phase, doneBytes, totalBytes }),
  };
}

/** The pictures of the objects that the window `owner` has open. */
export function pictureHandlers(pictures: Pictures, objects: OpenObjects, drafts: Drafts, owner: string): Handlers<PictureCalls> {
  async function opened(objectId: string) {
    const object = objects.ofOwner(objectId, owner);
    const { description } = await shownOf(object, drafts.find(owner, object.ref));
    return { object, description };
  }

  return {
    traces: async ({ objectId, ...view }, context) => {
      const { object, description } = await opened(objectId);
      return pictures.traces(object, description, view, taskOf(context));
    },
    spectrum: async ({ objectId, ...view }, context) => {
      const { object, description } = await opened(objectId);
      return pictures.spectrum(object, description, view, taskOf(context));
    },
    matrix: async ({ objectId, ...view }, context) => {
      const { object, description } = await opened(objectId);
      return pictures.matrix(object, description, view, taskOf(context));
    },
    raster: async ({ objectId, ...view }, context) => {
      const { object, description } = await opened(objectId);
      return pictures.raster(object, description, view, taskOf(context));
    },
    ticks: async ({ objectId, ...view }, context) => {
      const { object, description } = await opened(objectId);
      return pictures.ticks(object, description, view, taskOf(context));
    },
    numbers: async ({ objectId, ...view }, context) => {
      const { object, description } = await opened(objectId);
      return pictures.numbers(object, description, view, taskOf(context));
    },
  };
}

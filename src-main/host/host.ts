import { hostCalls, pictureCalls, serve, type HostNotice, type Port } from '../contract';
import type { Problem } from '../errors';
import { nodeFiles, platformHere, systemProcesses, watchFolder, type Files, type WatchFolder } from '../files';
import { createHdf5 } from '../hdf5';
import { createLocalStore } from '../objects';
import { createPictures } from '../pictures';
import { doubleClickHandlers } from './double-click-handlers';
import { draftHandlers } from './draft-handlers';
import { draftTextHandlers } from './draft-texts';
import { Drafts } from './drafts';
import { HeldRecipes } from './held-recipes';
import { leftDraftHandlers } from './left-draft-handlers';
import { leftOverHandlers } from './left-over-handlers';
import { LiveFolders } from './live-folders';
import { objectHandlers } from './object-handlers';
import { OpenObjects } from './open-objects';
import { PlanSources } from './plan-sources';
import { pictureHandlers } from './picture-handlers';
import { recipeHandlers } from './recipe-handlers';
import { selectHandlers } from './select-handlers';
import { saveHandlers } from './save-handlers';
import { SavePlans } from './save-plans';
import { trialHandlers } from './trial-handlers';
import { verifyHandlers } from './verify-handlers';

/** The data host: it answers main on one port, and each window's pictures on one of their own. */
export interface Host {
  /** Serves the pictures of the window `owner`. */
  servePictures(port: Port, owner: string): void;
  close(): Promise<void>;
}

export interface HostOptions {
  /** The folder for the journals of drafts: the user's own. */
  readonly journals: string;
  /** The disk unless a test says otherwise. */
  readonly files?: Files | undefined;
  /** How the system tells of changes in a folder. */
  readonly watch?: WatchFolder | undefined;
}

/** Starts to answer main on `port`; `tell` carries what main is told unasked. */
export function startHost(
  port: Port,
  tell: (notice: HostNotice) => void,
  { journals, files = nodeFiles, watch = watchFolder }: HostOptions,
): Host {
  const hdf5 = createHdf5();
  const store = createLocalStore(files, hdf5);
  const pictures = createPictures();
  const plans = new SavePlans();
  const sources = new PlanSources(files);
  const objects = new OpenObjects((objectId, object) => {
    pictures.forget(object);
    sources.forget(object);
    plans.forgetObject(objectId);
  });
  const log = (call: string, { code, message, detail }: Problem): void =>
    tell({ type: 'problem', call, detail: `${code}: ${message} ${detail ?? ''}`.trimEnd() });
  const folders = new LiveFolders({ files, watch }, (owner, ref) => tell({ type: 'folder-changed', owner, ref }));
  const tools = { files, processes: systemProcesses, hdf5, store };
  const drafts = new Drafts({ files, processes: systemProcesses, folder: journals }, async (open) => {
    const now = await store.open(open.object.ref);
    objects.renew(open, now);
    return now;
  });
  const recipes = new HeldRecipes((runId) => plans.forgetRun(runId));
  const handlers = {
    ...objectHandlers(store, folders, objects, drafts, recipes),
    ...draftHandlers(store, objects, drafts),
    ...draftTextHandlers(files, objects, drafts),
    ...leftDraftHandlers(store, drafts),
    ...trialHandlers(store, files, objects),
    ...saveHandlers(tools, objects, drafts, plans, sources, platformHere()),
    ...selectHandlers(objects, drafts),
    ...recipeHandlers(tools, objects, drafts, plans, recipes, platformHere()),
    ...leftOverHandlers(tools, plans, platformHere()),
    ...verifyHandlers(files, store),
    ...doubleClickHandlers(files),
  };
  const stop = serve(port, hostCalls, handlers, log);
  tell({ type: 'ready' });
  return {
    servePictures: (picturePort, owner) =>
      void serve(picturePort, pictureCalls, pictureHandlers(pictures, objects, drafts, owner), log),
    async close() {
      stop();
      folders.close();
      await hdf5.close();
    },
  };
}

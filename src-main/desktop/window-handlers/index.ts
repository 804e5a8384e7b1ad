import type { Handlers, WindowCalls } from '../../contract';
import type { Desk } from '../desk';
import { doubleClickHandlers } from './double-click';
import { draftHandlers, leftDraftHandlers } from './drafts';
import { draftTextHandlers } from './draft-texts';
import { leftOverHandlers } from './left-overs';
import { objectHandlers } from './objects';
import { placeHandlers } from './places';
import { printingHandlers } from './printing';
import { recentHandlers } from './recents';
import { recipeHandlers } from './recipes';
import { saveHandlers } from './saves';
import { systemHandlers } from './system';
import { taskHandlers } from './tasks';
import { trialHandlers } from './trials';
import { verificationHandlers } from './verifications';

/** One handler for each call of a window. The compiler holds that none is missing. */
export function windowHandlers(desk: Desk): Handlers<WindowCalls> {
  return {
    ...placeHandlers(desk),
    ...recentHandlers(desk),
    ...objectHandlers(desk),
    ...draftHandlers(desk),
    ...draftTextHandlers(desk),
    ...leftDraftHandlers(desk),
    ...trialHandlers(desk),
    ...saveHandlers(desk),
    ...recipeHandlers(desk),
    ...leftOverHandlers(desk),
    ...verificationHandlers(desk),
    ...printingHandlers(desk),
    ...taskHandlers(desk),
    ...systemHandlers(desk),
    ...doubleClickHandlers(desk),
  };
}

export { cutTrials, type TrialCut, type TrialLength } from './cut';
export { EVENT_CODE_NAME, trialsAroundEvents, type EventWindow, type TrialEvents } from './events';
export { withTrialInfoNames, withTrials } from './info-names';
export { realignTrials, redefineTrials, type PerTrial, type Realignment, type Redefinition } from './redefine';
export { trialTableOf, withTrialCells, type TrialCell, type TrialRows } from './table';
export { readTrialText, TRIAL_TEXT_LIMITS, type TrialText } from './text';

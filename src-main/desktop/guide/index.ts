export { GUIDE_ORIGIN, guideAddress, isGuidePage } from './address';
export { GuideWindow } from './guide-window';
export { guideKeyOf, type GuideKey } from './keys';

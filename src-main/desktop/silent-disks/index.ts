export { PatientAsking } from './patient-asking';
export { mountPointsNow, mountPointsOf, volumeOf } from './volumes';

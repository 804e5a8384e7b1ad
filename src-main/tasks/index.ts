export { startTask, unwatched, type Task, type TaskContext, type TaskPhase, type TaskProgress, type TaskState } from './task';
export { Turns } from './turns';
export { workerUrl } from './worker-url';

import { expect, it } from 'vitest';
import { problem } from '../../../src-main/contract';
import { Notices } from '../../../src-renderer/shell/notices.svelte';

const told = ({ list }: Notices): (string | undefined)[] =>
  list.map((notice) => (notice.kind === 'problem' ? notice.problem.path : notice.kind));

it('tells once, as the newest, what is refused again and again, beside what else is told', () => {
  const notices = new Notices();
  for (const path of ['/a', '/b', '/a', '/a', '/a']) notices.tellProblem(problem('not-found', {}, { path }));
  expect(told(notices)).toEqual(['/b', '/a']);
  notices.tellProblem(problem('no-permission', {}, { path: '/a' }));
  expect(told(notices)).toEqual(['/b', '/a', '/a']);
});

it('tells anew what was dismissed, and keeps the newest three', () => {
  const notices = new Notices();
  notices.tellProblem(problem('not-found', {}, { path: '/a' }));
  expect(notices.dismissNewest()).toBe(true);
  expect(notices.dismissNewest()).toBe(false);
  for (const path of ['/a', '/b', '/c', '/d']) notices.tellProblem(problem('not-found', {}, { path }));
  expect(told(notices)).toEqual(['/b', '/c', '/d']);
});

it('asks for nothing any more that was done, and does not ask again for it', () => {
  const notices = new Notices();
  let isLeft = true;
  notices.tellProblem(problem('not-found', {}, { path: '/a' }));
  notices.tell('Held back', () => isLeft);
  notices.dismissDone();
  expect(told(notices)).toEqual(['/a', 'word']);
  isLeft = false;
  notices.dismissDone();
  isLeft = true;
  expect(told(notices)).toEqual(['/a']);
  notices.tell('A word');
  notices.dismissDone();
  expect(told(notices)).toEqual(['/a', 'word']);
});

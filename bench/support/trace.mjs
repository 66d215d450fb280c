/**
 * Records what the main thread of a page does while `use` runs, and answers its tasks: start, wall time and CPU time, in
 * milliseconds, and the marks the page set.
 */
export async function traced(page, use) {
  const session = await page.createCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({value}) => events.push(...value));
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'disabled-by-default-devtools.timeline',
        'devtools.timeline',
        'blink.user_timing',
      ],
    },
  });
  const answer = await use();
  await session.send('Tracing.end');
  await done;
  await session.detach();

  const marks = Object.fromEntries(
    events.filter(({cat}) => cat === 'blink.user_timing').map(({name, ts}) => [name, ts]),
  );
  const thread = events.find(({cat}) => cat === 'blink.user_timing');
  const tasks = events
    .filter(
      ({name, pid, tid, dur}) => name === 'RunTask' && dur !== undefined && pid === thread?.pid && tid === thread?.tid,
    )
    .map(({ts, dur, tdur = dur}) => ({start: ts, wall: dur / 1000, cpu: tdur / 1000}));
  return {answer, marks, tasks};
}

/** The CPU time of the tasks that began between two marks. */
export function cpuBetween({marks, tasks}, from, to) {
  return tasks
    .filter(({start}) => start >= marks[from] - 50_000 && start <= marks[to] && isWithin(start, marks[from], tasks))
    .reduce((sum, {cpu}) => sum + cpu, 0);
}

/** A task that set the mark itself began before it. */
function isWithin(start, mark, tasks) {
  if (start >= mark) return true;
  const task = tasks.find((each) => each.start === start);
  return start + task.wall * 1000 >= mark;
}

/** The longest task after a mark, by what it did itself: what the machine does meanwhile for others is not its doing. */
export function longestAfter({marks, tasks}, from) {
  return Math.max(0, ...tasks.filter(({start, wall}) => start + wall * 1000 >= marks[from]).map(({cpu}) => cpu));
}

/** The milliseconds from `begin` until what it is to bring has been drawn; marked for a trace. */
export async function timed(from: string, to: string, begin: () => void, isDone: () => boolean): Promise<number> {
  performance.mark(from);
  const began = performance.now();
  begin();
  do await nextFrame();
  while (!isDone());
  await afterPaint();
  const took = performance.now() - began;
  performance.mark(to);
  return took;
}

/**
 * When the frame was over with what changes below these nodes are to bring. Asks at each change, and for no frame before its time:
 * whoever waits for an answer pays for none meanwhile.
 */
export async function drawn(nodes: readonly Node[], isDone: () => boolean): Promise<number> {
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(look);
    function look() {
      if (!isDone()) return;
      observer.disconnect();
      resolve();
    }
    for (const node of nodes) observer.observe(node, {childList: true, subtree: true, characterData: true});
    look();
  });
  await nextPaint();
  return performance.now();
}

/** Settles when the next frame has been drawn. */
export async function nextPaint(): Promise<void> {
  await nextFrame();
  await afterPaint();
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** A message sent in a frame arrives when it has been drawn. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
}

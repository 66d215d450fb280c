/* A frame is as high as what stands in it, which says so by a channel that it is given: so no other window is listened to. */
function fit(frame) {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = ({data}) => {
    if (Number.isFinite(data)) frame.style.height = `${Math.min(Math.max(data, 0), 100_000)}px`;
  };
  frame.contentWindow.postMessage('height', '*', [port2]);
}

for (const frame of document.querySelectorAll('iframe')) {
  frame.addEventListener('load', () => fit(frame));
  // It may be here already.
  fit(frame);
}

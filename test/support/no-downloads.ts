/**
 * Nothing is saved from here on, until the function that is answered is called: Firefox shows what it saved in a panel, which takes the
 * focus from the page for good, and with it the keyboard from whatever is tested next.
 */
export function noDownloads(): () => void {
  const {click} = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.hasAttribute('download')) click.call(this);
  };
  return () => (HTMLAnchorElement.prototype.click = click);
}

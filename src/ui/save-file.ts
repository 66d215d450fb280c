/** Lets a person save what was made in the page, under a name. */
export function saveFile(name: string, type: string, text: BlobPart): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = name;
  // SharePoint follows links by itself where it is not told to leave them alone.
  link.dataset['interception'] = 'off';
  link.click();
  // Not at once: the browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

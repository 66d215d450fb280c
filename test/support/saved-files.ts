/** What a page lets somebody save, caught before the browser does: each with its name and its text. Put back after each test. */
export function savedFiles(): SavedFile[] {
  const saved: SavedFile[] = [];
  const {click} = HTMLAnchorElement.prototype;
  const {createObjectURL} = URL;
  let last: Blob | undefined;
  beforeEach(() => {
    saved.length = 0;
    URL.createObjectURL = (file) => createObjectURL((last = file as Blob));
    HTMLAnchorElement.prototype.click = function () {
      const file = last!;
      const text = async () => new TextDecoder('utf-8', {ignoreBOM: true}).decode(await file.arrayBuffer());
      saved.push({name: this.download, file, text});
    };
  });
  afterEach(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  });
  return saved;
}

export interface SavedFile {
  readonly name: string;
  readonly file: Blob;
  /** As it was written, a byte order mark included. */
  text(): Promise<string>;
}

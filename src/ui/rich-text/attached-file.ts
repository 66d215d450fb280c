import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {AsyncDirective, directive, type ChildPart} from 'lit/async-directive.js';
import {ref} from 'lit/directives/ref.js';

import type {AttachmentLink, CommunityAdapter, ItemName} from '../../adapter/contract.js';
import {adapterAround} from '../../context/adapter-around.js';
import {common} from '../../i18n/en/common.js';
import {files} from '../../i18n/en/files.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {fileSize} from '../file-size.js';
import {fileWords} from '../file-words.js';
import type {Link} from '../markdown/index.js';
import {isOver, linkTo} from './attached-links.js';
import {attachedStyles} from './attached.styles.js';
import {textOf} from './draw.js';

/** An id as whoever adds a file makes it, and the size of a picture in pixels where the text says it. */
const named = /^attachment:([\w-]{1,64})(?:#(\d{1,5})x(\d{1,5}))?$/;

/** A picture is drawn no larger, in pixels; its own page shows it whole. */
const most = {width: 640, height: 480};

/** Files are asked for when they are so near to what is seen. */
const near = '600px';

/** Draws a file that a text names: a picture as itself, others as a link; what is no address of a file as its words. */
export function attachedFile(link: Link, words: unknown, of: ItemName | undefined): unknown {
  return named.test(link.href) ? drawn(link, words, of) : words;
}

class FileDirective extends AsyncDirective {
  private link!: Link;
  private words: unknown;
  private of: ItemName | undefined;
  /** The element that the text stands in. */
  private host: ReactiveElement | undefined;
  private place: HTMLElement | undefined;
  private file: AttachmentLink | undefined;
  private error: CommunityError | undefined;
  /** The page’s policy, or the network, did not let the picture be shown. */
  private isPlain = false;
  private isAsking = false;
  private observer: IntersectionObserver | undefined;

  override update({options}: ChildPart, [link, words, of]: Parameters<FileDirective['render']>): TemplateResult {
    this.host = options?.host as ReactiveElement | undefined;
    return this.render(link, words, of);
  }

  override render(link: Link, words: unknown, of: ItemName | undefined): TemplateResult {
    const isOther = this.link && (link.href !== this.link.href || of !== this.of);
    [this.link, this.words, this.of] = [link, words, of];
    if (isOther) {
      this.file = this.error = undefined;
      this.isPlain = false;
      this.watch();
    }
    return this.draw();
  }

  protected override disconnected(): void {
    this.observer?.disconnect();
  }

  protected override reconnected(): void {
    if (!this.file) this.watch();
  }

  private draw(): TemplateResult {
    const isDrawn = this.link.type === 'picture' && !this.isPlain && !this.error;
    return html`<span class=${isDrawn ? 'file drawn' : 'file'} ${ref(this.take)}>${this.drawState(isDrawn)}</span>`;
  }

  private drawState(isDrawn: boolean): unknown {
    const {strings} = wordsAround(this.host);
    const {file, error} = this;
    if (error) return this.drawFailure(error);
    if (!this.adapter?.attachment) return this.words;
    if (!file) return isDrawn ? html`<span class="frame" ${ref(this.shape)}>${this.words}</span>` : this.words;
    const isPicture = isDrawn && file.type.startsWith('image/');
    const {title} = this.link;
    if (!isPicture)
      return html`<a
          href=${file.url}
          download=${file.name}
          rel="noopener"
          title=${title ?? nothing}
          @click=${this.handleOpen}
          >${this.words}</a
        ><span class="about"> (${this.about(file)})</span>`;
    const alt = textOf(this.link.children);
    const {width, height} = this.size ?? {};
    return html`<a
      href=${file.url}
      target="_blank"
      rel="noopener"
      aria-label=${strings.open(alt || file.name)}
      title=${title ?? nothing}
      @click=${this.handleOpen}
      ><img
        src=${file.url}
        alt=${alt}
        width=${width ?? nothing}
        height=${height ?? nothing}
        loading="lazy"
        decoding="async"
        @error=${this.handleError}
        ${ref(this.shape)}
    /></a>`;
  }

  private drawFailure({kind}: CommunityError): TemplateResult {
    const {strings, shared} = wordsAround(this.host);
    const isShut = kind === 'not-found' || kind === 'forbidden';
    const why = isShut ? strings.notThere : kind === 'unsupported' ? strings.notHere : strings.notFetched;
    return html`${this.words} <span class="about">(${why})</span>${
        isShut || kind === 'unsupported'
          ? nothing
          : html` <button type="button" class="again" aria-disabled=${this.isAsking} @click=${this.handleAgain}>
              ${shared.retry}
            </button>`
      }`;
  }

  /** Its size, and its name where the words say another. */
  private about({name, size}: AttachmentLink): string {
    const {strings, language} = wordsAround(this.host);
    const bytes = fileSize(size, language);
    return textOf(this.link.children) === name ? bytes : strings.about(name, bytes);
  }

  private get adapter(): CommunityAdapter | undefined {
    return this.host && adapterAround(this.host);
  }

  /** How large the picture is drawn, as far as the text or the source says so. */
  private get size(): {readonly width: number; readonly height: number} | undefined {
    const [, , ...said] = named.exec(this.link.href) ?? [];
    const width = this.file?.width ?? Number(said[0]);
    const height = this.file?.height ?? Number(said[1]);
    if (!(width > 0 && height > 0)) return undefined;
    const scale = Math.min(1, most.width / width, most.height / height);
    return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
  }

  private readonly take = (element: Element | undefined): void => {
    if (!element || element === this.place) return;
    this.place = element as HTMLElement;
    this.watch();
  };

  /** The room that the picture will take. Through the CSSOM, for strict policies refuse a style attribute. */
  private readonly shape = (place: Element | undefined): void => {
    const {size} = this;
    if (!place || !size) return;
    const {style} = place as HTMLElement;
    style.inlineSize = `${size.width}px`;
    // The shape of a picture itself goes first, as soon as it has one.
    style.aspectRatio = `${place.localName === 'img' ? 'auto ' : ''}${size.width} / ${size.height}`;
  };

  private watch(): void {
    this.observer?.disconnect();
    if (!this.place) return;
    this.observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        this.observer?.disconnect();
        void this.ask();
      },
      {rootMargin: near},
    );
    this.observer.observe(this.place);
  }

  private async ask(anew = false): Promise<void> {
    const {adapter, link} = this;
    const [, id] = named.exec(link.href)!;
    if (adapter?.attachment) {
      this.isAsking = true;
      try {
        const file = await linkTo(adapter, id!, this.of, {anew});
        if (link !== this.link) return;
        this.file = file;
        this.error = undefined;
      } catch (error) {
        if (link !== this.link) return;
        this.error = toCommunityError(error);
      }
      this.isAsking = false;
    }
    this.show();
  }

  private show(): void {
    if (this.isConnected) this.setValue(this.draw());
  }

  private readonly handleAgain = async (): Promise<void> => {
    if (this.isAsking) return;
    const asked = this.ask(true);
    this.show();
    await asked;
    this.place?.querySelector<HTMLElement>('a, button')?.focus();
  };

  /** An address that is over, or a page that may not show pictures from there: once more, and then its name is enough. */
  private readonly handleError = async (): Promise<void> => {
    const before = this.file?.url;
    if (this.file && isOver(this.file)) await this.ask(true);
    if (this.file?.url !== before) return;
    this.isPlain = true;
    this.show();
  };

  private readonly handleOpen = async (event: Event): Promise<void> => {
    if (!this.file || !isOver(this.file)) return;
    event.preventDefault();
    await this.ask(true);
    if (this.file && !isOver(this.file)) this.place?.querySelector('a')?.click();
  };
}

const drawn = directive(FileDirective);

const styled = new WeakSet<ReactiveElement>();

/** The words of the element that the text stands in, which is given the styles as well. */
function wordsAround(host: ReactiveElement | undefined) {
  if (!host) return {strings: files.phrases, shared: common.phrases, language: 'en'};
  if (!styled.has(host)) (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(attachedStyles.styleSheet!);
  styled.add(host);
  const {own, shared} = fileWords(host);
  return {strings: own.strings, shared: shared.strings, language: own.words.language};
}

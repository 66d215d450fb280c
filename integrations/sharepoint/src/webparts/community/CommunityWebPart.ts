import {DisplayMode, Version} from '@microsoft/sp-core-library';
import type {IReadonlyTheme} from '@microsoft/sp-component-base';
import {
  PropertyPaneDropdown,
  PropertyPaneTextField,
  PropertyPaneToggle,
  type IPropertyPaneConfiguration,
  type IPropertyPaneField,
} from '@microsoft/sp-property-pane';
import {BaseClientSideWebPart} from '@microsoft/sp-webpart-base';

import * as strings from 'CommunityWebPartStrings';

import {draw, notice, type Action} from '../../draw';
import known from '../../elements.json';
import {fieldsOf, markupOf, missingIn, type Elements, type Field, type Settings} from '../../fields';
import {lookInTeams, lookOf, wear, type Look} from '../../theme';

const elements = known as unknown as Elements;

/** Fetched once for all web parts of a page, when the first of them is drawn. */
const fetchElements = () => import(/* webpackChunkName: 'cop-elements' */ '../../../elements/sharepoint.js');

/** One element of a community in a page of SharePoint, or in a tab of Teams. */
export default class CommunityWebPart extends BaseClientSideWebPart<Settings> {
  private place: HTMLElement | undefined;
  private told: HTMLElement | undefined;
  private look: Look = lookOf(undefined);
  private isInTeams = false;
  private isGone = false;
  /** Which site was looked at for whether it has a community. */
  private looked: string | undefined;

  protected async onInit(): Promise<void> {
    const teams = this.context.sdks?.microsoftTeams?.teamsJs;
    if (!teams) return;
    this.isInTeams = true;
    const wearTheme = (theme: string | undefined): void => {
      this.look = lookInTeams(theme);
      this.dress();
    };
    teams.app.registerOnThemeChangeHandler(wearTheme);
    wearTheme((await teams.app.getContext()).app.theme);
  }

  public render(): void {
    if (!this.place) {
      this.told = document.createElement('div');
      this.place = document.createElement('div');
      this.place.lang = this.context.pageContext.cultureInfo.currentUICultureName;
      this.place.dir = this.context.pageContext.cultureInfo.isRightToLeft ? 'rtl' : 'ltr';
      this.domElement.append(this.told, this.place);
    }
    this.dress();
    void this.show();
  }

  protected onThemeChanged(theme: IReadonlyTheme | undefined): void {
    if (this.isInTeams) return;
    this.look = lookOf(theme as unknown as Parameters<typeof lookOf>[0]);
    this.dress();
  }

  protected onDisplayModeChanged(before: DisplayMode): void {
    super.onDisplayModeChanged(before);
    this.looked = undefined;
    this.render();
  }

  protected onDispose(): void {
    this.isGone = true;
    this.told?.remove();
    this.place?.remove();
    this.told = this.place = undefined;
  }

  protected get dataVersion(): Version {
    return Version.parse('1.0');
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const tags = Object.keys(elements);
    const {tag, source} = this.properties;
    const shown = elements[tag];
    const isList = source === 'sharepoint';
    return {
      pages: [
        {
          header: {description: shown?.description ?? ''},
          groups: [
            {
              groupName: strings.WhatIsShown,
              groupFields: [
                PropertyPaneDropdown('tag', {
                  label: strings.Show,
                  options: tags.map((key) => ({key, text: elements[key]!.title})),
                }),
                ...fieldsOf(elements, tag).map(controlOf),
              ],
            },
            {
              groupName: strings.WhereTheCommunityIs,
              groupFields: [
                PropertyPaneDropdown('source', {
                  label: strings.Source,
                  options: [
                    {key: 'sharepoint', text: strings.SourceSharePoint},
                    {key: 'rest', text: strings.SourceRest},
                    {key: 'static', text: strings.SourceStatic},
                  ],
                }),
                PropertyPaneTextField('address', {
                  label: strings.Address,
                  description: isList ? strings.AddressOfSite : strings.AddressOfOthers,
                  deferredValidationTime: 800,
                }),
                PropertyPaneTextField('community', {
                  label: strings.Community,
                  description: strings.CommunityHelp,
                  deferredValidationTime: 800,
                }),
              ],
            },
          ],
        },
      ],
    };
  }

  /** Another element has other attributes, and another source another address. */
  protected onPropertyPaneFieldChanged(path: string, before: unknown, after: unknown): void {
    super.onPropertyPaneFieldChanged(path, before, after);
    if (path === 'tag' || path === 'source') this.context.propertyPane.refresh();
  }

  private dress(): void {
    if (this.told) wear(this.told, this.look);
    if (this.place) wear(this.place, this.look);
  }

  private get site(): string {
    return this.properties.address || this.context.pageContext.web.absoluteUrl;
  }

  private async show(): Promise<void> {
    const missing = missingIn(elements, this.properties);
    if (missing.length > 0) {
      this.looked = undefined;
      this.place?.replaceChildren();
      this.tell(strings.ChooseTitle, [`${strings.ChooseText}${missing.join(', ')}.`], {
        label: strings.Choose,
        run: () => this.context.propertyPane.open(),
      });
      return;
    }
    const {tag} = this.properties;
    try {
      const {define} = await fetchElements();
      await define(tag);
    } catch (error) {
      console.error(error);
      this.tell(strings.NotLoaded, [strings.LoadAgain]);
      return;
    }
    // Whoever chose something else meanwhile sees that.
    if (this.isGone || !this.place || this.properties.tag !== tag || missingIn(elements, this.properties).length > 0)
      return;
    const {source, community} = this.properties;
    const isList = source === 'sharepoint';
    if (!isList) this.looked = undefined;
    // What was told of something else is over; what was done in setting up stays to be read.
    if (this.looked !== this.site) {
      this.told?.replaceChildren();
      this.place.hidden = false;
    }
    draw(this.place, {
      tag,
      attributes: markupOf(elements, this.properties),
      adapter: source,
      src: isList ? this.site : this.properties.address,
      community,
    });
    if (isList && this.displayMode === DisplayMode.Edit) await this.offerSetUp();
  }

  /** To whoever edits the page; those who only read it are told by the element what is not there. */
  private async offerSetUp(): Promise<void> {
    const {site} = this;
    if (this.looked === site) return;
    this.looked = site;
    const {standingOf} = await fetchElements();
    // A site that cannot be asked says so in the element.
    const standing = await standingOf(site).catch(() => 'ready' as const);
    if (standing === 'ready' || this.looked !== site || this.isGone) return;
    // The element would say beside it that there is nothing.
    if (this.place) this.place.hidden = true;
    this.tell(strings.SetUpTitle, [strings.SetUpText], {
      label: strings.SetUp,
      run: () => void this.setUp(site),
    });
  }

  private async setUp(site: string): Promise<void> {
    this.tell(strings.SettingUp, []);
    try {
      const {setUp} = await fetchElements();
      const done = await setUp(site, this.context.pageContext.web.title);
      this.tell(strings.SetUpDone, done);
      // What was opened while there was nothing is opened anew.
      if (this.place) this.place.hidden = false;
      this.place?.replaceChildren();
      await this.show();
    } catch (error) {
      const again = {label: strings.SetUp, run: () => void this.setUp(site)};
      this.tell(strings.SetUpFailed, [error instanceof Error ? error.message : String(error)], again);
    }
  }

  private tell(title: string, sentences: readonly string[], action?: Action): void {
    const canAct = action && this.displayMode === DisplayMode.Edit;
    const more = strings.OneByOne;
    this.told?.replaceChildren(notice(title, sentences, {more, ...(canAct && {action})}));
  }
}

function controlOf({path, label, help, kind, choices = [], initial}: Field): IPropertyPaneField<unknown> {
  if (kind === 'toggle') return PropertyPaneToggle(path, {label, onText: help, offText: help});
  if (kind === 'choice')
    return PropertyPaneDropdown(path, {
      label,
      options: [{key: '', text: strings.AsItIs}, ...choices.map((key) => ({key, text: key}))],
    });
  return PropertyPaneTextField(path, {
    label,
    description: help,
    deferredValidationTime: 800,
    ...(initial !== undefined && {placeholder: initial}),
    ...(kind === 'number' && {
      onGetErrorMessage: (value: string) => (/^\d*$/.test(value) ? '' : label),
    }),
  });
}

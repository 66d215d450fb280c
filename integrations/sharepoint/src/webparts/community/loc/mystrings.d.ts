declare interface ICommunityWebPartStrings {
  readonly WhatIsShown: string;
  readonly Show: string;
  readonly HowItIsShown: string;
  readonly AsItIs: string;
  readonly WhereTheCommunityIs: string;
  readonly Source: string;
  readonly SourceSharePoint: string;
  readonly SourceRest: string;
  readonly SourceStatic: string;
  readonly Address: string;
  readonly AddressOfSite: string;
  readonly AddressOfOthers: string;
  readonly Community: string;
  readonly CommunityHelp: string;
  readonly ChooseTitle: string;
  readonly ChooseText: string;
  readonly Choose: string;
  readonly SetUpTitle: string;
  readonly SetUpText: string;
  readonly SetUp: string;
  readonly SettingUp: string;
  readonly SetUpDone: string;
  readonly OneByOne: string;
  readonly SetUpFailed: string;
  readonly NotLoaded: string;
  readonly LoadAgain: string;
}

declare module 'CommunityWebPartStrings' {
  const strings: ICommunityWebPartStrings;
  export = strings;
}

export const help = `cop-elements: communities of practice as one file

  cop-elements import <folder or files …> -o community.json
  cop-elements export <community file> --as guest -o public.json
  cop-elements check <community file>

cop-elements <command> --help says more about each.
`;

export const importHelp = `cop-elements import <folder or files …> [-o community.json]

Makes one community file of what an organisation has:
  people         tables as text (.csv .tsv .txt), one row a person
  communities    tables, one row a community
  practices      Markdown (.md), with a head in YAML or without
  charters       Markdown, in a folder charters/, named after their communities
  meetings       calendars (.ics)

Separators, encodings and the usual names of columns in English, German and French are recognised.

  -o, --out <file>        Where to write; community.json where left out.
      --map <column=field>  Says what a column holds; again for each column. Empty after = leaves it out,
                          custom.<name> keeps it under a name of your own.
      --organisation <name>  The organisation's name; the folder's where left out.
      --community <id>    The community of practices and meetings that name none.
      --no-badges         Leave out the two badges every community begins with.
      --dry-run           Say what would happen, and write nothing.
      --verbose           Report what was taken as well, line by line.
      --quiet             Report the summary alone.
      --report <file>     Write the whole report to a file.
      --strict            Fail (3) where something was left.

Ends with 0 where a file was (or would be) written, 1 where nothing could be, 2 where the command is not understood.

  cop-elements import intranet-export/ -o community.json --map Kostenstelle=custom.costCentre --dry-run
`;

export const exportHelp = `cop-elements export <community file> [-o file]

Writes a community file as a person of a role would see it, or a part of it.

      --as <role>         guest, member, facilitator, steward, sponsor or administrator. A page that shows a file by
                          the static adapter shows it to everybody: give it one made --as guest.
                          What people keep to themselves no role sees, administrator neither: to keep a whole copy,
                          leave --as out.
      --person <id>       As this member sees it; instead of --as.
      --kind <kind>       Only this kind; again for each kind.
      --community <id>    Only this community; again for each. Members and communities stay.
      --practice <id>     What one card shows, for a page of its own: <cop-community adapter="static" excerpt src="…">;
                          again for each. As a guest sees it, where --as says nothing else.
      --markdown <folder> Each practice as a Markdown file of its own, which import reads back as it was.
  -o, --out <file>        Where to write; to the screen where left out.

Ends with 0, with 1 where the file cannot be read or written, with 2 where the command is not understood.
`;

export const checkHelp = `cop-elements check <community file>

Says what is wrong with a community file: where, and what to write instead.

      --quiet             Errors alone, no notes.

Ends with 0 where the file can be used, with 1 where it cannot, with 2 where the command is not understood.
`;

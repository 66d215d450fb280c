/*
 * The blocks in the editor: a preview, drawn by the very markup the page will have, and a control for each attribute of the element.
 * Written as WordPress runs it, so that nothing has to be built.
 */
(({blocks, blockEditor, components, element, i18n, serverSideRender}, about) => {
  const {createElement: el, Fragment} = element;
  const {InspectorControls, useBlockProps} = blockEditor;
  const {Disabled, PanelBody, Placeholder, SelectControl, TextControl, ToggleControl} = components;
  const {__} = i18n;

  /** `no-search` is shown as “No search”. */
  const labelOf = (name) => (name[0].toUpperCase() + name.slice(1)).replaceAll('-', ' ');

  /** One attribute of an element; what is empty or off is left to the element. */
  function Control({name, type, help, choices, value, onChange}) {
    const shared = {label: labelOf(name), help};
    if (type === 'boolean')
      return el(ToggleControl, {...shared, checked: Boolean(value), onChange: (is) => onChange(is || undefined)});
    if (type === 'choice') {
      const options = [
        {value: '', label: __('As usual', 'cop-elements')},
        ...choices.map((choice) => ({value: choice, label: choice})),
      ];
      return el(SelectControl, {
        ...shared,
        options,
        value: value ?? '',
        onChange: (text) => onChange(text || undefined),
      });
    }
    if (type === 'presence') return el(PresenceControl, {shared, value, onChange});
    if (type === 'number')
      return el(TextControl, {
        ...shared,
        type: 'number',
        min: 1,
        value: value ?? '',
        onChange: (text) => onChange(Number(text) > 0 ? Number(text) : undefined),
      });
    return el(TextControl, {...shared, value: value ?? '', onChange: (text) => onChange(text || undefined)});
  }

  /** That it is there says something already, and its value may say more. */
  function PresenceControl({shared, value, onChange}) {
    const isThere = value !== undefined;
    return el(
      Fragment,
      null,
      el(ToggleControl, {...shared, checked: isThere, onChange: (is) => onChange(is ? '' : undefined)}),
      isThere && el(TextControl, {label: shared.label, hideLabelFromVision: true, value, onChange}),
    );
  }

  const communityAbout = {
    type: 'string',
    help: __('The id of one community, where not the one from the settings is meant.', 'cop-elements'),
  };

  function editOf(name) {
    const {needs, attributes: table} = about[name];
    const controls = {...table, community: communityAbout};
    return function Edit({attributes, setAttributes}) {
      const control = (key) =>
        el(Control, {
          ...controls[key],
          key,
          name: key,
          value: attributes[key],
          onChange: (value) => setAttributes({[key]: value}),
        });
      const isWhole = needs.length === 0 || needs.some((key) => attributes[key] !== undefined);
      return el(
        'div',
        useBlockProps(),
        el(
          InspectorControls,
          null,
          el(PanelBody, {title: __('Settings', 'cop-elements')}, ...Object.keys(controls).map(control)),
        ),
        isWhole
          ? el(Disabled, null, el(serverSideRender, {block: name, attributes}))
          : el(
              Placeholder,
              {
                icon: 'groups',
                label: blocks.getBlockType(name).title,
                instructions: __('Say which one:', 'cop-elements'),
              },
              ...needs.map(control),
            ),
      );
    };
  }

  // Title, attributes and the rest are told by PHP, which has registered the same names.
  for (const name of Object.keys(about)) blocks.registerBlockType(name, {edit: editOf(name), save: () => null});
})(window.wp, window.copElementsBlocks);

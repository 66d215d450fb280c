/** What rich text says itself, for the sections of elements that draw some. */
export const richTextPhrases = {
  richTask: 'Task',
  richTable: 'Table',
  richCode: 'Code',
  richPicture: (words: string) => (words ? `Picture: ${words}` : 'Picture'),
  richRest: 'Show the rest',
};

import {PeopleToMeetElement} from '../elements/people-to-meet/people-to-meet.js';
import {define} from '../ui/tags.js';

define('cop-people-to-meet', PeopleToMeetElement);

declare global {
  interface HTMLElementTagNameMap {
    'cop-people-to-meet': PeopleToMeetElement;
  }
}

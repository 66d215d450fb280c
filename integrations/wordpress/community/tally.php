<?php
/**
 * What is counted on an item: `src/model/counts.ts`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\is_as_wide;
use function CopElements\Rules\named;
use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

/** The counts that everybody may know, whether there is nothing else to count, and when something last happened. */
function tally_of( $item, $children, $world ) {
	$shared   = array();
	$is_whole = true;
	$activity = $item['updatedAt'];
	foreach ( $children as $child ) {
		$is_hidden_award = 'award' === $child['kind'] && true === ( named( $child, 'member', $world )['hidesAwards'] ?? null );
		if ( ! $is_hidden_award && is_as_wide( $child, $item ) ) {
			$shared[] = $child;
			if ( in_array( $child['kind'], array( 'reply', 'award' ), true ) && milliseconds( $child['updatedAt'] ) > milliseconds( $activity ) ) {
				$activity = $child['updatedAt'];
			}
		} elseif ( ! in_array( $child['kind'], tables()['silent'], true ) ) {
			$is_whole = false;
		}
	}
	return array( counts_of( $item, $shared ), $is_whole, $activity );
}

function counts_of( $item, $children ) {
	$counts = array();
	foreach ( $children as $child ) {
		$name = in_array( $child['kind'], tables()['silent'], true ) ? null : count_name( $child, $item );
		if ( null !== $name ) {
			$counts[ $name ] = ( $counts[ $name ] ?? 0 ) + 1;
		}
	}
	return $counts;
}

/** The name something is counted by, where it hangs on an item. */
function count_name( $child, $on ) {
	switch ( $child['kind'] ) {
		case 'reply':
			return 'removed' === $child['state'] ? null : 'replies';
		case 'reaction':
			return 'reaction:' . $child['reaction'];
		case 'vote':
			return 'vote:' . $child['choice'];
		case 'endorsement':
			return 'endorsements';
		case 'award':
			return 'awards';
		case 'discussion':
			return 'member' === $on['kind'] ? 'accepted' : null;
		case 'revision':
			return 'revisions';
	}
	return null;
}

/** The name of what a person did to an item, among what is theirs. */
function mark_name( $child ) {
	switch ( $child['kind'] ) {
		case 'reaction':
			return 'reaction:' . $child['reaction'];
		case 'vote':
			return 'vote:' . $child['choice'];
		case 'endorsement':
			return isset( $child['skill'] ) ? 'endorsement:' . $child['skill'] : 'endorsement';
		case 'read-mark':
			return 'read';
		case 'follow':
			return isset( $child['topic'] ) ? 'follow:' . $child['topic'] : 'follow';
	}
	return null;
}

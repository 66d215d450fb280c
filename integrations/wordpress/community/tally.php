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

/** What is kept beside an item: the counts that everybody may know, whether there is nothing else to count, when something last happened, and how proven it is. */
function tally_of( $item, $children, $world ) {
	$shared   = array();
	$is_whole = true;
	$activity = $item['updatedAt'];
	foreach ( $children as $child ) {
		$is_hidden_award = 'award' === $child['kind'] && true === ( named( $child, 'member', $world )['hidesAwards'] ?? null );
		if ( ! $is_hidden_award && is_as_wide( $child, $item ) ) {
			$shared[] = $child;
			if ( in_array( $child['kind'], array( 'reply', 'adoption', 'award' ), true ) && milliseconds( $child['updatedAt'] ) > milliseconds( $activity ) ) {
				$activity = $child['updatedAt'];
			}
		} elseif ( ! in_array( $child['kind'], tables()['silent'], true ) ) {
			$is_whole = false;
		}
	}
	return array(
		'counts'   => encode( (object) counts_of( $item, $shared ) ),
		'whole'    => $is_whole ? 1 : 0,
		'activity' => $activity,
		'maturity' => 'practice' === $item['kind'] ? maturity_of( $item, adoptions_in( $shared ) ) : '',
	);
}

function counts_of( $item, $children ) {
	$counts = array();
	foreach ( $children as $child ) {
		$name = in_array( $child['kind'], tables()['silent'], true ) ? null : count_name( $child, $item );
		if ( null !== $name ) {
			$counts[ $name ] = ( $counts[ $name ] ?? 0 ) + 1;
		}
	}
	$reports = adoptions_in( $children );
	if ( array() === $reports ) {
		return $counts;
	}
	$sum = sum_of( $item, $reports );
	return $counts + array(
		'adoptions'             => $sum['adoptions'],
		'adoptions:independent' => $sum['independent'],
		'again'                 => $sum['again'],
		'units'                 => $sum['units'],
	);
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
		case 'flag':
			return 'open' !== $child['state'] ? null : ( isset( $child['dead'] ) ? 'dead-links' : 'flags' );
		case 'amendment':
			if ( 'open' === $child['state'] ) {
				return 'amendments';
			}
			return 'withdrawn' === $child['state'] ? null : 'amendments:decided';
		case 'practice':
			return 'practices';
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
		case 'flag':
			return 'open' === $child['state'] ? 'flag' : null;
		case 'adoption':
			return 'reported' === $child['state'] ? 'adoption' : null;
		case 'follow':
			return isset( $child['topic'] ) ? 'follow:' . $child['topic'] : 'follow';
	}
	return null;
}

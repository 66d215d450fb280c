<?php
/**
 * What may be done with an item as it is, and what of it is shown: `src/model/may.ts` and `hiddenFields` of `visibility.ts`, over the same tables.
 *
 * @package CopElements
 */

namespace CopElements\Rules;

/** What somebody may do to an item now: `update`, `remove`, names of acts, `create:reply` and their like. */
function may_of( $actor, $item, $world ) {
	$kind = $item['kind'];
	$may  = array();
	foreach ( array( 'update', 'remove' ) as $verb ) {
		if ( null === judge_upkeep( $actor, $verb, $item, $world ) ) {
			$may[] = $verb;
		}
	}
	foreach ( tables()['permissions'][ $kind ]['acts'] ?? array() as $name => $act ) {
		if ( ! in_array( $item['state'], $act['from'], true ) || ! is_one( $actor, $item, owners_of( $act['by'], $item ), $world ) ) {
			continue;
		}
		if ( isset( $act['not'] ) && ! is_above( $actor, $kind ) && relates( $actor, $item, $act['not'], $world ) ) {
			continue;
		}
		$may[] = $name;
	}
	foreach ( addable( $kind ) as $other ) {
		if ( may_add( $actor, $other, $item, $world ) ) {
			$may[] = "create:$other";
		}
	}
	return $may;
}

function may_add( $actor, $kind, $item, $world ) {
	// What hangs on an item belongs to the same community; on a person, to any: then it is enough to be somebody anywhere.
	$like = array(
		'kind'      => $kind,
		'community' => 'community' === $item['kind'] ? $item['id'] : ( $item['community'] ?? null ),
		'state'     => '',
	);
	$like[ tables()['kinds'][ $kind ]['parent'] ] = $item['id'];
	if ( ! is_one( $actor, $like, tables()['permissions'][ $kind ]['create'] ?? null, $world ) ) {
		return false;
	}
	if ( 'reply' === $item['kind'] ) {
		if ( 'shown' !== $item['state'] ) {
			return false;
		}
		if ( 'reply' === $kind ) {
			$discussion = named( $item, 'discussion', $world );
			return null !== $discussion && null === judge_on( $actor, 'reply', $discussion, $world );
		}
	}
	return null === judge_on( $actor, $kind, $item, $world );
}

/** The kinds of what may be added to an item of a kind. */
function addable( $kind ) {
	static $addable = array();
	if ( ! isset( $addable[ $kind ] ) ) {
		$addable[ $kind ] = array();
		foreach ( tables()['permissions'] as $other => $rules ) {
			$hangs = in_array( $kind, $rules['on'] ?? array(), true ) || ( 'reply' === $kind && 'reply' === $other );
			if ( isset( $rules['create'] ) && $hangs ) {
				$addable[ $kind ][] = $other;
			}
		}
	}
	return $addable[ $kind ];
}

/** Fields of an item that this person may not see, by `fieldVisibility`. What is for a person is for whoever it is about, and for no administrator. */
function hidden_fields( $actor, $item, $world ) {
	if ( ! isset( $item['fieldVisibility'] ) || ( isset( $actor['member'] ) && $actor['member'] === $item['id'] ) ) {
		return array();
	}
	$names = array();
	foreach ( (array) $item['fieldVisibility'] as $name => $visibility ) {
		if ( 'name' !== $name && ! is_shown( $actor, $item, $visibility, $world ) ) {
			$names[] = (string) $name;
		}
	}
	return empty( $actor['administrator'] ) ? array_merge( array( 'fieldVisibility' ), $names ) : $names;
}

/** May somebody else see a field that is for so many? Whoever made an item is nobody to what somebody says of themselves there. */
function is_shown( $actor, $item, $visibility, $world ) {
	if ( ! in_array( $visibility, array( 'community', 'organisation', 'public' ), true ) ) {
		return false;
	}
	if ( ! empty( $actor['administrator'] ) ) {
		return true;
	}
	if ( 'community' !== $visibility ) {
		return is_within( $actor, $item, $visibility, $world );
	}
	foreach ( communities_of( $item, $world ) as $community ) {
		$role = $actor['roles'][ $community ] ?? null;
		if ( null !== $role && 'guest' !== $role ) {
			return true;
		}
	}
	return false;
}

/** Is what hangs on an item for at least as many people as the item itself? Then whoever sees the one sees the other. */
function is_as_wide( $child, $on ) {
	if ( isset( tables()['hidden'][ $child['kind'] ][ $child['state'] ] ) ) {
		return false;
	}
	$rank = array_flip( tables()['visibilities'] );
	return ( $rank[ $child['visibility'] ] ?? -1 ) >= min( $rank[ $on['visibility'] ] ?? -1, $rank['organisation'] );
}

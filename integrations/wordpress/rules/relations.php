<?php
/**
 * What somebody is to an item, and whether they may know of it: `src/model/relations.ts` and `visibility.ts`, over the same tables.
 *
 * An actor has `member`, `roles` by community, and `administrator`. An item is an array by field. A world has two functions: `item`, by
 * id, and `communities_of`, by member.
 *
 * @package CopElements
 */

namespace CopElements\Rules;

/** The tables, as packaging writes them of `src/model`; told once, before anything is asked. */
function tables( $given = null ) {
	static $tables = null;
	if ( null !== $given ) {
		$tables = $given;
	}
	return $tables;
}

/** Is this person one of these to the item? An administrator is all of them, save those that say whose it is. */
function relates( $actor, $item, $among, $world ) {
	foreach ( $among as $relation ) {
		if ( is( $actor, $item, $relation, $world ) ) {
			return true;
		}
	}
	return false;
}

function is( $actor, $item, $relation, $world ) {
	$member = $actor['member'] ?? null;
	$place  = 'community' === $item['kind'] ? ( $item['id'] ?? null ) : ( $item['community'] ?? null );
	$role   = null === $place ? null : ( $actor['roles'][ $place ] ?? null );
	switch ( $relation ) {
		case 'administrator':
			return ! empty( $actor['administrator'] ) || 'administrator' === $role;
		case 'facilitator':
			return 'facilitator' === $role || 'administrator' === $role;
		case 'steward':
		case 'sponsor':
			return $role === $relation;
		case 'giver':
			if ( 'steward' === $role ) {
				return 'steward' === ( named( $item, 'badge', $world )['givenBy'] ?? null );
			}
			return is( $actor, $item, 'facilitator', $world );
		case 'anybody':
			return null !== $member;
		case 'insider':
			return null !== $member && ( null === $role ? ! is_guest_everywhere( $actor ) : 'guest' !== $role );
		case 'member':
			return null !== $member && null !== $role && 'guest' !== $role;
		case 'creator':
			return names( $item['createdBy'] ?? null, $member );
		case 'self':
			return names( 'member' === $item['kind'] ? ( $item['id'] ?? null ) : ( $item['member'] ?? null ), $member );
		case 'receiver':
			return names( $item['member'] ?? null, $member );
		case 'party':
			return null !== $member && in_array( $member, pair_of( $item ), true );
		case 'author':
			return names( $item['authors'] ?? null, $member );
		case 'keeper':
			return names( $item['stewards'] ?? null, $member );
		case 'reviewer':
			return names( $item['reviewers'] ?? null, $member );
		case 'owner':
		case 'beneficiary':
			return names( $item[ $relation ] ?? null, $member );
		case 'asker':
			return names( named( $item, 'discussion', $world )['createdBy'] ?? null, $member );
		case 'subject-keeper':
			$subject = named( $item, isset( $item['subject'] ) ? 'subject' : 'practice', $world );
			return names( $subject['stewards'] ?? null, $member ) || names( $subject['authors'] ?? null, $member ) || names( $subject['createdBy'] ?? null, $member );
	}
	// A relation that nobody knows here is nobody's.
	return false;
}

/** The item that a field names, if it is there. */
function named( $item, $field, $world ) {
	$id = $item[ $field ] ?? null;
	return is_string( $id ) ? $world['item']( $id ) : null;
}

function is_guest_everywhere( $actor ) {
	return array() !== $actor['roles'] && array( 'guest' ) === array_values( array_unique( array_values( $actor['roles'] ) ) );
}

function names( $value, $member ) {
	return null !== $member && ( $value === $member || ( is_array( $value ) && in_array( $member, $value, true ) ) );
}

/** Those whom an item is for that is for a pair, or for a circle. */
function pair_of( $item ) {
	$found = array();
	foreach ( tables()['pairs'][ $item['kind'] ] ?? array() as $name ) {
		$found = array_merge( $found, (array) ( $item[ $name ] ?? array() ) );
	}
	return array_values( array_unique( $found ) );
}

function is_sealed( $kind ) {
	return in_array( $kind, tables()['sealed'], true );
}

/** Is this person above the rules of who may, where a kind is concerned? An administrator is, but for what is sealed. */
function is_above( $actor, $kind ) {
	return ! empty( $actor['administrator'] ) && ! is_sealed( $kind );
}

/** May this person know that the item is there? Who may not see what it hangs on may not see it either. */
function may_see( $actor, $item, $world ) {
	$kind = $item['kind'];
	if ( is_above( $actor, $kind ) ) {
		return true;
	}
	$visibility = is_sealed( $kind ) ? tables()['kinds'][ $kind ]['visibility'] : $item['visibility'];
	if ( ! is_within( $actor, $item, $visibility, $world ) ) {
		return false;
	}
	$member = $actor['member'] ?? null;
	$from   = 'nomination' === $kind && 'accepted' !== $item['state'] ? ( $item['member'] ?? null ) : null;
	// What is shown to a role, whoever has it, is shown to them as well.
	if ( null !== $from && ( $member ?? $from ) === $from ) {
		return false;
	}
	$among = tables()['hidden'][ $kind ][ $item['state'] ] ?? null;
	if ( null !== $among && ! relates( $actor, $item, $among, $world ) ) {
		return false;
	}
	if ( 'award' === $kind && keeps_awards( $member, $item, $world ) ) {
		return false;
	}
	$parent = isset( tables()['parents'][ $kind ] ) ? named( $item, tables()['parents'][ $kind ], $world ) : null;
	return null === $parent || may_see( $actor, $parent, $world );
}

/** A person may keep their recognition to themselves; whoever gave it knows it anyway. */
function keeps_awards( $member, $award, $world ) {
	$receiver = named( $award, 'member', $world );
	return true === ( $receiver['hidesAwards'] ?? null ) && $member !== $receiver['id'] && ( null === $member || ( $award['createdBy'] ?? null ) !== $member );
}

/** Is this person among those a visibility speaks of? An unknown one is taken as the narrowest. */
function is_within( $actor, $item, $visibility, $world ) {
	$member = $actor['member'] ?? null;
	if ( 'public' === $visibility ) {
		return true;
	}
	if ( 'organisation' === $visibility ) {
		return null !== $member || array() !== $actor['roles'];
	}
	if ( null !== $member && ( ( $item['createdBy'] ?? null ) === $member || ( $item['id'] ?? null ) === $member ) ) {
		return true;
	}
	if ( 'community' === $visibility ) {
		foreach ( communities_of( $item, $world ) as $community ) {
			$role = $actor['roles'][ $community ] ?? null;
			if ( null !== $role && 'guest' !== $role ) {
				return true;
			}
		}
		return false;
	}
	return 'pair' === $visibility && null !== $member && in_array( $member, pair_of( $item ), true );
}

/** Where an item belongs; a person belongs where they are a member, a community to itself. */
function communities_of( $item, $world ) {
	if ( 'member' === $item['kind'] ) {
		return $world['communities_of']( $item['id'] );
	}
	if ( 'community' === $item['kind'] ) {
		return array( $item['id'] );
	}
	$also = $item['alsoFor'] ?? array();
	return empty( $item['community'] ) ? $also : array_merge( array( $item['community'] ), $also );
}

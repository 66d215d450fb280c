<?php
/**
 * Who asks: a user of this WordPress as a member of the community, with what their capabilities and their memberships make of them.
 *
 * @package CopElements
 */

namespace CopElements\Community;

defined( 'ABSPATH' ) || exit;

/** Of several roles in one community the one that may do most counts. */
const POWER = array( 'guest', 'member', 'sponsor', 'steward', 'facilitator', 'administrator' );

/** Whoever is signed in; a visitor is nobody. A user who was never here becomes a member now. */
function current_actor( $rows ) {
	$user = wp_get_current_user();
	if ( ! $user->exists() || ! user_can( $user, 'cop_take_part' ) ) {
		return array( 'roles' => array() );
	}
	$member = member_of( $user, $rows );
	$item   = $rows->item( $member );
	if ( null === $item ) {
		return array( 'roles' => array() );
	}
	if ( 'moved-on' === $item['state'] ) {
		return array(
			'roles' => array(),
			'left'  => $member,
		);
	}
	$roles = array();
	foreach ( $rows->memberships_of( $member ) as $membership ) {
		$place           = $membership['community'];
		$roles[ $place ] = stronger( $membership['role'], $roles[ $place ] ?? null );
	}
	// Who keeps order on the site keeps it in each of its communities.
	if ( user_can( $user, 'cop_moderate' ) ) {
		foreach ( $rows->of( 'community' ) as $community ) {
			$roles[ $community['id'] ] = stronger( 'facilitator', $roles[ $community['id'] ] ?? null );
		}
	}
	$actor = array(
		'member' => $member,
		'roles'  => $roles,
	);
	if ( user_can( $user, 'cop_administer' ) || in_array( 'administrator', $roles, true ) ) {
		$actor['administrator'] = true;
	}
	return $actor;
}

function stronger( $role, $held ) {
	return null !== $held && array_search( $held, POWER, true ) >= array_search( $role, POWER, true ) ? $held : $role;
}

/** The id of the member that a user is. */
function member_of( $user, $rows ) {
	$known = function () use ( $user, $rows ) {
		$found = query( 'SELECT member FROM ' . table( 'people' ) . ' WHERE user = %d', array( $user->ID ) );
		$id    = $found[0]['member'] ?? null;
		// Whom an administrator removed stays removed; whose record was lost, with a table, has a new one.
		return null !== $id && ( null !== $rows->item( $id ) || $rows->is_gone( $id ) ) ? $id : null;
	};
	return $known() ?? exclusively(
		function () use ( $known, $user, $rows ) {
			$rows->forget();
			// Two requests of the same page arrive together.
			return $known() ?? become_member( $user, $rows );
		}
	);
}

function become_member( $user, $rows ) {
	$id    = wp_generate_uuid4();
	$now   = now();
	$usual = array(
		'version'    => new_version(),
		'createdAt'  => $now,
		'updatedAt'  => $now,
		'createdBy'  => $id,
		'updatedBy'  => $id,
		'visibility' => 'organisation',
		'state'      => 'active',
	);
	run( 'REPLACE INTO ' . table( 'people' ) . ' (user, member) VALUES (%d, %s)', array( $user->ID, $id ) );
	$rows->put(
		array(
			'id'   => $id,
			'kind' => 'member',
			'name' => '' === trim( $user->display_name ) ? $user->user_login : $user->display_name,
		) + $usual
	);
	// Where there is one community, whoever takes part is in it; of several, each person chooses.
	$communities = $rows->of( 'community' );
	if ( 1 === count( $communities ) ) {
		$rows->put(
			array(
				'id'        => wp_generate_uuid4(),
				'kind'      => 'membership',
				'community' => $communities[0]['id'],
				'member'    => $id,
				'role'      => 'member',
				'since'     => substr( $now, 0, 10 ),
			) + $usual
		);
	}
	$rows->recount( $id );
	return $id;
}

/** Whoever is no longer a user has moved on; what they wrote stays. */
function forget_user( $user ) {
	exclusively(
		function () use ( $user ) {
			$rows = new Rows();
			foreach ( query( 'SELECT member FROM ' . table( 'people' ) . ' WHERE user = %d', array( $user ) ) as list( 'member' => $id ) ) {
				$item = $rows->item( $id );
				if ( null !== $item && 'active' === $item['state'] ) {
					$rows->put( touched( $item, array( 'state' => 'moved-on' ), array( 'roles' => array() ), now() ) );
				}
			}
			run( 'DELETE FROM ' . table( 'people' ) . ' WHERE user = %d', array( $user ) );
		}
	);
}

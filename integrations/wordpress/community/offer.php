<?php
/**
 * What this WordPress says of itself: the kinds it keeps, and what it holds people to in each. Whatever is not said here is refused.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

/** The most items of one page. */
const PAGE_LIMIT = 500;

function is_kept( $kind ) {
	return is_string( $kind ) && in_array( $kind, tables()['kept'], true );
}

/** What may be done is done here, but for what is added of kinds that are not kept. */
function is_offered( $name ) {
	return 0 !== strpos( $name, 'create:' ) || is_kept( substr( $name, strlen( 'create:' ) ) );
}

function assert_kept( $kind ) {
	if ( ! is_kept( $kind ) ) {
		$kind = is_string( $kind ) ? substr( $kind, 0, 80 ) : '';
		throw new Refusal( 'unsupported', "A community in WordPress has no items of the kind “{$kind}”." );
	}
}

/** The answer to `describe`. */
function description( $actor, $rows ) {
	$kinds = array();
	foreach ( tables()['kept'] as $kind ) {
		$kinds[ $kind ] = array(
			'verbs'  => verbs_of( $kind, $actor ),
			'text'   => array() !== searched_fields( $kind ),
			// A visitor is close to nobody.
			'sort'   => isset( $actor['member'] ) ? sorts_of( $kind ) : array_values( array_diff( sorts_of( $kind ), array( 'closeness' ) ) ),
			'facets' => facets_of( $kind ),
			'limit'  => PAGE_LIMIT,
			'watch'  => false,
		);
	}
	$you = isset( $actor['member'] ) ? $rows->item( $actor['member'] ) : null;
	return array_filter(
		array(
			'contract' => tables()['contract'],
			'title'    => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
			'you'      => null === $you ? null : array(
				'member' => $you['id'],
				'name'   => $you['name'],
				'roles'  => (object) $actor['roles'],
			),
			'left'     => $actor['left'] ?? null,
			'kinds'    => $kinds,
			'keeps'    => true,
			'limits'   => array( 'This community is kept in WordPress: mentoring and notices need the community service.' ),
			'plugin'   => \CopElements\plugin_version(),
		),
		function ( $value ) { return null !== $value; }
	);
}

function verbs_of( $kind, $actor ) {
	$rules = tables()['permissions'][ $kind ];
	$verbs = array();
	foreach ( array( 'create', 'update', 'remove' ) as $verb ) {
		if ( isset( $rules[ $verb ] ) && can_be( $actor, $rules[ $verb ] ) ) {
			$verbs[] = $verb;
		}
	}
	foreach ( $rules['acts'] ?? array() as $name => $act ) {
		if ( can_be( $actor, $act['by'] ) ) {
			$verbs[] = $name;
		}
	}
	return empty( $actor['administrator'] ) ? $verbs : array_merge( $verbs, array( 'restore' ) );
}

/** Might somebody be one of these to some item? */
function can_be( $actor, $among ) {
	if ( ! empty( $actor['administrator'] ) ) {
		return true;
	}
	$held = array_values( $actor['roles'] );
	foreach ( $among as $relation ) {
		if ( in_array( $relation, array( 'facilitator', 'steward', 'sponsor' ), true ) ) {
			$is = in_array( $relation, $held, true );
		} elseif ( 'administrator' === $relation || ! isset( $actor['member'] ) ) {
			$is = false;
		} else {
			$is = 'insider' !== $relation || array() === $held || array() !== array_diff( $held, array( 'guest' ) );
		}
		if ( $is ) {
			return true;
		}
	}
	return false;
}

function fields_with( $kind, $option ) {
	return array_keys( array_filter( tables()['kinds'][ $kind ]['fields'], function ( $field ) use ( $option ) { return ! empty( $field[ $option ] ); } ) );
}

function sorts_of( $kind ) {
	$counts = array_map( function ( $name ) { return "counts.$name"; }, tables()['kinds'][ $kind ]['counts'] ?? array() );
	return array_merge(
		fields_with( $kind, 'sort' ),
		array( 'createdAt', 'updatedAt', 'activityAt' ),
		$counts,
		array() === searched_fields( $kind ) ? array() : array( 'relevance' ),
		'reply' === $kind ? array( 'thread' ) : array(),
		'member' === $kind ? array( 'closeness' ) : array()
	);
}

function facets_of( $kind ) {
	return array_merge(
		fields_with( $kind, 'facet' ),
		array( 'initial', 'state', 'language', 'createdBy', 'community' ),
		'member' === $kind ? array( 'role' ) : array()
	);
}
